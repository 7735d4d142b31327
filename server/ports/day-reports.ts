import type { DayAnswer } from '../core/report/day-reporter';
import type { AccountId } from '../core/values/ids';
import type { TradingDay } from '../core/values/instant';

/**
 * Trading days as the durable journal has them, made beside the desk's own work.
 *
 * 1. A closed day is always the same: the same rows give the same report.
 * 2. What was durable before a question was asked, or on its way to the journal, is in its answer.
 */
export interface DayReports {
  /** Without a day: the one that runs. */
  day(account: AccountId, day: TradingDay | undefined): Promise<DayAnswer>;
}
