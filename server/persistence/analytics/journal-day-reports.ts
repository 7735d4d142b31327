import type { DeskEvent } from '../../core/desk/desk-event';
import type { Actor } from '../../core/order/order-origin';
import { type DayAnswer, DayReporter, type ReadRow } from '../../core/report/day-reporter';
import { assert } from '../../core/values/assert';
import { decodeExact } from '../../core/values/exact-json';
import type { AccountId } from '../../core/values/ids';
import type { TradingDay } from '../../core/values/instant';
import type { DayReports } from '../../ports/day-reports';
import type { JournalRow } from '../../ports/journal';

type ReadRows = (after: number, limit: number) => Promise<readonly JournalRow[]>;

const pageRows = 1_000;

/** Follows the journal when it is asked; a day that was let go is made anew from the first row. */
export class JournalDayReports implements DayReports {
  readonly #reporter = new DayReporter();
  readonly #read: ReadRows;
  #working: Promise<unknown> = Promise.resolve();

  constructor(read: ReadRows) {
    this.#read = read;
  }

  /** One question at a time: a failed reading is tried again by the next. */
  day(account: AccountId, day: TradingDay | undefined): Promise<DayAnswer> {
    const answer = this.#working.then(() => this.#answer(account, day));
    this.#working = answer.catch(() => undefined);
    return answer;
  }

  async #answer(account: AccountId, day: TradingDay | undefined): Promise<DayAnswer> {
    await this.#readOn(this.#reporter);
    const known = this.#reporter.reportOf(account, day);
    if (known !== undefined) {
      return known;
    }
    const anew = new DayReporter(day);
    await this.#readOn(anew, () => isClosed(anew.reportOf(account, day)));
    const found = anew.reportOf(account, day);
    assert(found !== undefined, `trading day ${day} is in the journal`);
    return found;
  }

  /** Reads up to the end, or until a page has brought what was looked for. */
  async #readOn(reporter: DayReporter, isFound = () => false): Promise<void> {
    for (;;) {
      const rows = await this.#read(reporter.sequence, pageRows);
      for (const row of rows) {
        reporter.note(toReadRow(row));
      }
      if (rows.length < pageRows || isFound()) {
        return;
      }
      // Other work of this thread goes on between two pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function isClosed(answer: DayAnswer | undefined): boolean {
  return answer?.kind === 'report' && answer.report.standing !== 'running';
}

function toReadRow({ sequence, time, actor, payload, hash }: JournalRow): ReadRow {
  return {
    sequence,
    time,
    hash,
    actor: decodeExact(actor) as Actor,
    event: decodeExact(payload) as DeskEvent,
  };
}
