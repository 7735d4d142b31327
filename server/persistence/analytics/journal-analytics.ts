import type { DeskEvent, DeskEventType } from '../../core/desk/desk-event';
import type { Actor } from '../../core/order/order-origin';
import { analyticsReport } from '../../core/statistics/analytics-report';
import type { Selection } from '../../core/statistics/selection';
import { TradeLedger } from '../../core/statistics/trade-ledger';
import { decodeExact } from '../../core/values/exact-json';
import type { JournalRow } from '../../ports/journal';
import type { ReportWishes, TradeAnalytics } from '../../ports/trade-analytics';
import { hourInZone } from './hour-in-zone';

type ReadRows = (after: number, limit: number) => Promise<readonly JournalRow[]>;

const pageRows = 1_000;

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

/** A ledger that follows the journal: each question first reads what is new. */
export class JournalAnalytics implements TradeAnalytics {
  readonly #ledger = new TradeLedger();
  readonly #read: ReadRows;
  #following: Promise<void> = Promise.resolve();

  constructor(read: ReadRows) {
    this.#read = read;
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

  /** Reads up to the end of the journal; one reading at a time, a failed one is tried again. */
  follow(): Promise<void> {
    const next = this.#following.then(
      () => this.#readOn(),
      () => this.#readOn(),
    );
    this.#following = next;
    return next;
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const rows = await this.#read(this.#ledger.sequence, pageRows);
      for (const row of rows) {
        this.#note(row);
      }
      if (rows.length < pageRows) {
        return;
      }
      // Other work of this thread goes on between two pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #note(row: JournalRow): void {
    if (passedOver.has(row.type)) {
      this.#ledger.sequence = row.sequence;
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
