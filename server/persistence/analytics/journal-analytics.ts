import type { DeskEvent, DeskEventType } from '../../core/desk/desk-event';
import type { Actor } from '../../core/order/order-origin';
import { analyticsReport } from '../../core/statistics/analytics-report';
import { groupRows } from '../../core/statistics/group-rows';
import type { Selection } from '../../core/statistics/selection';
import { TradeLedger } from '../../core/statistics/trade-ledger';
import { decodeExact } from '../../core/values/exact-json';
import type { JournalRow } from '../../ports/journal';
import type { GroupWishes, ReportWishes, TradeAnalytics } from '../../ports/trade-analytics';
import { hourInZone } from './hour-in-zone';
import type { StretchFile } from './stretch-file';

type ReadRows = (after: number, limit: number) => Promise<readonly JournalRow[]>;

/** Some two milliseconds of reading, in which no other question is answered. */
const pageRows = 250;

/** Of no interest to statistics, and not worth the reading of their text. */
const passedOver: ReadonlySet<string> = new Set<DeskEventType>([
  'ORDER_TRIGGERED',
  'ORDER_CANCEL_REQUESTED',
  'ORDER_CANCEL_REJECTED',
  'ORDER_REPLACE_REQUESTED',
  'ORDER_REPLACE_REJECTED',
  'ORDER_STOP_MOVED',
  'ORDER_UNKNOWN',
  'POSITION_OPENED',
  'RISK_LIMITS_CHANGED',
  'RISK_LIMIT_BREACHED',
  'MODE_CHANGED',
  'KILL_LATCHED',
  'KILL_PROGRESSED',
  'KILL_RELEASED',
  'DESK_STARTED',
  'DESK_STOPPED',
  'EXECUTION_ERROR',
  'SIGNAL_DECIDED',
  'SIGNAL_REPEATED',
  'STRATEGY_CHANGED',
  'BRACKET_OPENED',
  'BRACKET_STOP_CHANGED',
  'BRACKET_EXIT_ASKED',
  'ALERT_RULE_SET',
  'ALERT_RULE_REMOVED',
  'ALERT_RULE_FIRED',
  'ALERT_RULE_REARMED',
  'WEBHOOK_SET',
  'WEBHOOK_REMOVED',
  'WEBHOOK_DELIVERED',
  'WEBHOOK_GIVEN_UP',
  'ALERT_ACKNOWLEDGED',
  'MARKET_DATA_SOURCE_CHANGED',
  'VENUE_SETTINGS_CHANGED',
  'ACCESS_NOTED',
  'DROP_COPY_TAKEN',
  'DROP_COPY_WITHDRAWN',
]);

/** Where the ledger is kept from one start to the next. */
export interface LedgerKeeping {
  readonly stretches: StretchFile;
  /** The hash of a row of the journal. */
  readonly hashOf: (sequence: number) => Promise<string | undefined>;
}

/** So much is kept at a time: a start after a crash reads at most so many rows again. */
const keptEvery = 20_000;

/**
 * A ledger that follows the journal: each question first reads what is new. With a keeping, it takes up
 * what was kept before it reads, and keeps what it has read.
 */
export class JournalAnalytics implements TradeAnalytics {
  readonly #ledger = new TradeLedger();
  readonly #read: ReadRows;
  readonly #keeping: LedgerKeeping | undefined;
  #isTakenUp = false;
  /** Of the last row noted. */
  #rowHash = '';
  #keptUpTo = 0;
  #following: Promise<unknown> = Promise.resolve();

  constructor(read: ReadRows, keeping?: LedgerKeeping) {
    this.#read = read;
    this.#keeping = keeping;
  }

  async figures(selection: Selection) {
    await this.follow();
    return this.#ledger.figures(selection);
  }

  async report(selection: Selection, { pointsMax, timeZone }: ReportWishes) {
    const hourOf = hourInZone(timeZone);
    await this.follow();
    return analyticsReport(this.#ledger, selection, { pointsMax, hourOf });
  }

  async groups(selection: Selection, { by, timeZone }: GroupWishes) {
    const hourOf = hourInZone(timeZone);
    await this.follow();
    return groupRows(this.#ledger, selection, by, hourOf);
  }

  /**
   * Reads up to the end of the journal, or so many pages; one reading at a time, a failed one is tried
   * again. Resolves to whether it has come to the end.
   */
  follow(pages = Number.POSITIVE_INFINITY): Promise<boolean> {
    return this.#inTurn(() => this.#readOn(pages));
  }

  /** Keeps what was read and not kept yet; before the end. */
  keep(): Promise<void> {
    return this.#inTurn(() => Promise.resolve(this.#keepWhatIsNew()));
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#following.then(work, work);
    this.#following = next;
    return next;
  }

  async #readOn(pages: number): Promise<boolean> {
    await this.#takeUp();
    for (let page = 0; page < pages; page += 1) {
      const rows = await this.#read(this.#ledger.sequence, pageRows);
      for (const row of rows) {
        this.#note(row);
      }
      if (this.#ledger.sequence - this.#keptUpTo >= keptEvery) {
        this.#keepWhatIsNew();
      }
      if (rows.length < pageRows) {
        return true;
      }
      // Other work of this thread goes on between two pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return false;
  }

  /** What an earlier process has kept, where it ends at a row that this journal has. */
  async #takeUp(): Promise<void> {
    const { stretches, hashOf } = this.#keeping ?? {};
    if (this.#isTakenUp || stretches === undefined || hashOf === undefined) {
      return;
    }
    const kept = stretches.load();
    const last = kept.at(-1);
    const isOfJournal =
      last !== undefined && (await hashOf(last.stretch.sequence)) === last.rowHash;
    this.#isTakenUp = true;
    if (!isOfJournal) {
      stretches.clear();
      return;
    }
    for (const { stretch } of kept) {
      this.#ledger.resume(stretch);
    }
    this.#rowHash = last.rowHash;
    this.#keptUpTo = last.stretch.sequence;
  }

  #keepWhatIsNew(): void {
    const { sequence } = this.#ledger;
    if (this.#keeping !== undefined && sequence > this.#keptUpTo) {
      const [after, rowHash] = [this.#keptUpTo, this.#rowHash];
      this.#keeping.stretches.append({ after, rowHash, stretch: this.#ledger.takeStretch() });
      this.#keptUpTo = sequence;
    }
  }

  #note(row: JournalRow): void {
    this.#rowHash = row.hash;
    if (passedOver.has(row.type)) {
      this.#ledger.passTo(row.sequence);
      return;
    }
    this.#ledger.note({
      sequence: row.sequence,
      time: row.time,
      actor: decodeExact(row.actor) as Actor,
      event: decodeExact(row.payload) as DeskEvent,
    });
  }
}
