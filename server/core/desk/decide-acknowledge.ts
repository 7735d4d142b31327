import type { UserName } from '../values/ids';
import { failure, success } from '../values/result';
import type { Decision, DeskContext } from './desk-context';

/** Decides that a person has seen an alert. Error: alert-not-found. */
export function decideAcknowledge(
  { state }: DeskContext,
  alertId: string,
  by: UserName,
  reason: string,
): Decision<undefined> {
  const alert = state.alerts.get(alertId);
  if (alert === undefined) {
    return { events: [], result: failure({ code: 'alert-not-found', alertId }) };
  }
  const isKnown = alert.acknowledgedBy !== undefined;
  return {
    events: isKnown ? [] : [{ type: 'ALERT_ACKNOWLEDGED', alertId, by, reason }],
    result: success(undefined),
  };
}
