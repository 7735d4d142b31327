import type { Money } from '../values/amounts';
import type { FillFact, OrderFact, TradeFact } from './ledger-facts';
import type { LedgerRecord } from './ledger-record';
import type { Selection } from './selection';
import { SelectionSums } from './selection-sums';

/** Selections whose sums are kept going between two questions. */
const selectionsKept = 50;

/**
 * The sums of the selections that were asked for last. The first question about a selection goes over the
 * facts; from then on its sums follow what happens, and asking again costs nothing.
 */
export class FollowedSums {
  private readonly record: LedgerRecord;
  /** The one asked for longest ago first. */
  private readonly kept = new Map<string, SelectionSums>();

  constructor(record: LedgerRecord) {
    this.record = record;
  }

  /** `equityBefore`: what the selected accounts were worth as the period began. */
  of(selection: Selection, equityBefore: Money): SelectionSums {
    const key = keyOf(selection);
    const sums = this.kept.get(key) ?? this.summed(selection, equityBefore);
    // What the accounts will be worth as a later period begins, nobody knows yet.
    if (selection.from !== undefined && selection.from > this.record.time) {
      return sums;
    }
    this.kept.delete(key);
    this.kept.set(key, sums);
    const [oldest] = this.kept.keys();
    if (this.kept.size > selectionsKept && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return sums;
  }

  takeOrder(before: OrderFact | undefined, after: OrderFact): void {
    for (const sums of this.kept.values()) {
      sums.takeOrder(before, after);
    }
  }

  takeFill(fill: FillFact): void {
    for (const sums of this.kept.values()) {
      sums.takeFill(fill);
    }
  }

  takeTrade(trade: TradeFact): void {
    for (const sums of this.kept.values()) {
      sums.takeTrade(trade);
    }
  }

  /** What was asked before was counted from other facts. */
  forget(): void {
    this.kept.clear();
  }

  private summed(selection: Selection, equityBefore: Money): SelectionSums {
    const { orders, fills, trades } = this.record;
    const sums = new SelectionSums(selection, equityBefore);
    for (const order of orders.values()) {
      sums.takeOrder(undefined, order);
    }
    for (const fill of fills) {
      sums.takeFill(fill);
    }
    for (const trade of trades[sums.kind]) {
      sums.takeTrade(trade);
    }
    return sums;
  }
}

function keyOf({ account, strategy, instrument, operator, from, to }: Selection): string {
  return JSON.stringify([account, strategy, instrument, operator, from, to]);
}
