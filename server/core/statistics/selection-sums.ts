import { type Money, noMoney } from '../values/amounts';
import { larger } from '../values/decimal';
import { toAccountId } from '../values/ids';
import type { TradingDay } from '../values/instant';
import { countClosed, noteClosedPosition } from './count-facts';
import { fallOf } from './equity-minutes';
import { countOrderQuality, createQualitySums, noteFillQuality } from './execution-quality';
import type { FillFact, OrderFact, TradeFact } from './ledger-facts';
import {
  type BookKind,
  bookKindOf,
  hasEquity,
  isInPeriod,
  isSelected,
  type Selection,
} from './selection';
import { createExecutionStatistics } from './statistics-sums';

/**
 * Running sums of one selection. The same calls in the same order give the same sums, whether they
 * are made as things happen or afterwards from the ledger.
 *
 * 1. An order is submitted in the period in which it was sent, and filled, canceled, expired or
 *    rejected in the one in which it became what it is now.
 * 2. A fill counts when it was booked; a trade when its position came to zero.
 * 3. A trade counts in the books of the selection: a strategy's are those of its own fills.
 */
export class SelectionSums {
  readonly statistics = createExecutionStatistics(toAccountId(''));
  readonly quality = createQualitySums();
  /** Of a part of an account: net of commission, of fills, by the trading day of their booking. */
  readonly netByDay = new Map<TradingDay, Money>();
  /** The books whose trades count. */
  readonly kind: BookKind;
  private readonly selection: Selection;
  /** Its equity is the accounts' own, and is not made of fills. */
  private readonly isWhole: boolean;
  private cumulative: Money;
  private peak: Money;
  private lowest: Money;

  /** `equityBefore`: what the accounts were worth as the period began. */
  constructor(selection: Selection, equityBefore: Money) {
    this.selection = selection;
    this.kind = bookKindOf(selection);
    this.cumulative = equityBefore;
    this.isWhole = hasEquity(selection);
    this.peak = larger(noMoney, equityBefore);
    this.lowest = this.peak;
  }

  /** Counts an order that changed: what it was goes, what it is comes. */
  takeOrder(before: OrderFact | undefined, after: OrderFact): void {
    if (!isSelected(this.selection, after)) {
      return;
    }
    if (before === undefined && isInPeriod(this.selection, after.submittedAt)) {
      if (after.status === 'denied') {
        this.statistics.deniedOrders += 1;
      } else {
        this.statistics.totalOrders += 1;
      }
    }
    if (before !== undefined) {
      this.count(before, -1);
    }
    this.count(after, 1);
  }

  takeFill(fill: FillFact): void {
    if (isSelected(this.selection, fill) && isInPeriod(this.selection, fill.time)) {
      noteFillQuality(this.quality, fill);
      if (!this.isWhole) {
        this.takeNet(fill);
      }
    }
  }

  takeTrade(trade: TradeFact): void {
    if (
      trade.book === this.kind &&
      isSelected(this.selection, trade) &&
      isInPeriod(this.selection, trade.time)
    ) {
      noteClosedPosition(this.statistics, trade.position);
    }
  }

  private count(order: OrderFact, times: 1 | -1): void {
    if (order.closedAt !== undefined && isInPeriod(this.selection, order.closedAt)) {
      countClosed(this.statistics, order, times);
      countOrderQuality(this.quality, order, times);
    }
  }

  /** The curve of what fills brought: it is the selection's equity where it has none of its own. */
  private takeNet(fill: FillFact): void {
    const net = (fill.realizedPnL[this.kind] - fill.commission) as Money;
    const today = this.netByDay.get(fill.tradingDay) ?? noMoney;
    this.netByDay.set(fill.tradingDay, (today + net) as Money);
    this.cumulative = (this.cumulative + net) as Money;
    this.noteLow();
  }

  /** Only a new low since the peak can be the deepest fall: the division is done for those alone. */
  private noteLow(): void {
    if (this.cumulative > this.peak) {
      this.peak = this.cumulative;
      this.lowest = this.cumulative;
    } else if (this.cumulative < this.lowest) {
      this.lowest = this.cumulative;
      this.statistics.maxDrawdown = larger(
        this.statistics.maxDrawdown,
        fallOf(this.peak, this.cumulative),
      );
    }
  }
}
