import { limitPriceOf, stopPriceOf } from '../../core/order/order-terms';
import { type Side, sides } from '../../core/order/side';
import type { InstrumentId } from '../../core/values/ids';
import type { MarketData } from '../../ports/market-data';
import { OrderBookView } from './order-book-view';
import type { PaperOrder } from './paper-order';
import { PriceLadder } from './price-ladder';

/**
 * All open orders of one instrument, each where it stands: a tick looks only at those it can move.
 *
 * 1. Every open order is in `open`, and in the list that its `place` names; a travelling one in none.
 * 2. Within a list the order of `since` decides, which a restart restores.
 */
export class InstrumentPit {
  readonly instrument: InstrumentId;
  readonly view: OrderBookView;
  readonly open = new Set<PaperOrder>();
  /** Orders that would take, in the order in which they came. */
  readonly taking: PaperOrder[] = [];
  readonly trailing: PaperOrder[] = [];
  private readonly resting: Readonly<Record<Side, PriceLadder<PaperOrder>>> = {
    buy: new PriceLadder('descending'),
    sell: new PriceLadder('ascending'),
  };
  private readonly stops: Readonly<Record<Side, PriceLadder<PaperOrder>>> = {
    buy: new PriceLadder('ascending'),
    sell: new PriceLadder('descending'),
  };

  constructor(instrument: InstrumentId, market: MarketData) {
    this.instrument = instrument;
    this.view = new OrderBookView(market, instrument);
  }

  /** Resting orders of a side, the best price first. */
  restingOf(side: Side): PriceLadder<PaperOrder> {
    return this.resting[side];
  }

  /** Stops with a fixed price, the one that triggers first first. */
  stopsOf(side: Side): PriceLadder<PaperOrder> {
    return this.stops[side];
  }

  /** Whether a tick has anything to do here. */
  get isIdle(): boolean {
    return this.open.size === 0 && this.view.consumedLevels.length === 0;
  }

  get hasResting(): boolean {
    return sides.some((side) => !this.resting[side].isEmpty);
  }

  /** Puts an order into the list that its place names. */
  stand(order: PaperOrder): void {
    const ladder = this.ladderOf(order);
    if (ladder !== undefined) {
      ladder.ladder.add(ladder.price, order);
    } else {
      this.listOf(order)?.push(order);
    }
  }

  /** Takes an order out of the list that its place names; before its place or price changes. */
  leave(order: PaperOrder): void {
    const ladder = this.ladderOf(order);
    if (ladder !== undefined) {
      ladder.ladder.remove(ladder.price, order);
      return;
    }
    const list = this.listOf(order);
    const index = list?.indexOf(order) ?? -1;
    if (index >= 0) {
      list?.splice(index, 1);
    }
  }

  private ladderOf(order: PaperOrder) {
    const { side } = order.request;
    if (order.place.at === 'resting') {
      const price = limitPriceOf(order.terms);
      return price === undefined ? undefined : { ladder: this.resting[side], price };
    }
    if (order.place.at === 'waiting' && order.terms.orderType !== 'trailingStop') {
      const price = stopPriceOf(order.terms);
      return price === undefined ? undefined : { ladder: this.stops[side], price };
    }
    return undefined;
  }

  private listOf(order: PaperOrder): PaperOrder[] | undefined {
    if (order.place.at === 'taking') {
      return this.taking;
    }
    return order.place.at === 'waiting' ? this.trailing : undefined;
  }
}
