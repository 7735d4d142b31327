import type { Alert as AlertOnTheWire } from '../../../contract/alert';
import type { Alert } from '../../core/desk/alert';
import { presentTime } from './present-numbers';

export function presentAlert(alert: Alert): AlertOnTheWire {
  const { firstAt, lastAt, ...rest } = alert;
  return { ...rest, firstAt: presentTime(firstAt), lastAt: presentTime(lastAt) };
}
