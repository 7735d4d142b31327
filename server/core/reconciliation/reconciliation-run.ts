import type { DropCopyRef } from '../drop-copy/drop-copy';
import type { AccountId, BreakId, VenueName } from '../values/ids';
import type { Instant } from '../values/instant';
import type { RunTrigger, StatementSource } from './break-words';

/** One comparison of the desk with one venue's word on one account. */
export interface ReconciliationRun {
  readonly source: StatementSource;
  readonly venue: VenueName;
  readonly account: AccountId;
  /** Which drop copy, where one is the source. */
  readonly dropCopy?: DropCopyRef;
  readonly trigger: RunTrigger;
  readonly startedAt: Instant;
  readonly durationMs: number;
  readonly outcome: 'agreed' | 'differs' | 'failed';
  /** Why it failed. */
  readonly problem?: string;
  /** How much was compared. */
  readonly fills: number;
  readonly orders: number;
  readonly positions: number;
  /** Fills that both sides have alike; of a drop copy. */
  readonly matching?: number;
  /** Live breaks that were seen again. */
  readonly seen: readonly BreakId[];
  /** Keys of what was seen for the first time and is believed when it is seen again. */
  readonly unconfirmed: readonly string[];
  /** How many items changed too lately to be judged. */
  readonly waiting: number;
  /** Fills are complete up to here; the next run asks from five minutes before. */
  readonly cursor?: Instant;
}

/** What runs are told apart by: the last one of each is kept. */
export function keyOfRun({
  source,
  venue,
  account,
  dropCopy,
}: Pick<ReconciliationRun, 'source' | 'venue' | 'account' | 'dropCopy'>): string {
  const whose = dropCopy === undefined ? '' : `/${dropCopy.name}/${dropCopy.tradingDay}`;
  return `${source}/${venue}/${account}${whose}`;
}
