import { money, ratio } from '../core/values/amounts';
import { toAccountId } from '../core/values/ids';
import type { DeskSettings } from '../desk/desk-parts';

/** A desk of a test, with a million to begin with. */
export const testDeskSettings: DeskSettings = {
  epoch: 'e1',
  version: 'test',
  node: 'test',
  account: toAccountId('main'),
  currency: 'USD',
  timeZone: 'America/New_York',
  initialCapital: money('1000000'),
  initialMargin: ratio('0.5'),
  collar: ratio('0.02'),
  markEquityEveryMs: 10_000,
};
