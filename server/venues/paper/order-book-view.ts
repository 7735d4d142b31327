import type { BookLevel } from '../../core/market/quote';
import { oppositeOf, type Side, signOf } from '../../core/order/side';
import { noQuantity, type Price, type Quantity, toQuantity } from '../../core/values/amounts';
import { larger } from '../../core/values/decimal';
import type { InstrumentId } from '../../core/values/ids';
import type { MarketData } from '../../ports/market-data';

/** Size taken from a displayed level since the last quote. */
export interface ConsumedLevel {
  /** The side that showed the size: `sell` is an ask. */
  readonly side: Side;
  readonly price: Price;
  /** What the level displayed when it was taken from. */
  readonly displayed: Quantity;
  readonly consumed: Quantity;
}

/**
 * The displayed book of one instrument less what was taken from it. What an order takes is gone
 * until the next quote shows the book anew: nobody can fill twice from the same size.
 */
export class OrderBookView {
  private readonly market: MarketData;
  private readonly instrument: InstrumentId;
  private consumed: readonly ConsumedLevel[] = [];

  constructor(market: MarketData, instrument: InstrumentId) {
    this.market = market;
    this.instrument = instrument;
  }

  /** What an order of `side` could take, best price first. */
  takeable(side: Side): readonly BookLevel[] {
    const shown = this.displayed(oppositeOf(side));
    return this.consumed.length === 0 ? shown : this.left(oppositeOf(side), shown);
  }

  /**
   * The size displayed at a price on the side itself: zero between and before the levels and on
   * an empty side, undefined beyond the deepest level and while nothing is displayed at all.
   */
  displayedAt(side: Side, price: Price): Quantity | undefined {
    const levels = this.displayed(side);
    const found = levels.find((level) => level.price === price);
    if (found !== undefined) {
      return found.quantity;
    }
    const deepest = levels.at(-1);
    const isUnknown =
      deepest === undefined
        ? this.displayed(oppositeOf(side)).length === 0
        : (deepest.price - price) * signOf(side) > 0n;
    return isUnknown ? undefined : noQuantity;
  }

  consume(taker: Side, level: BookLevel, quantity: Quantity): void {
    const side = oppositeOf(taker);
    const before = this.consumed.find((one) => one.side === side && one.price === level.price);
    const others = this.consumed.filter((one) => one !== before);
    const displayed = before?.displayed ?? level.quantity;
    const consumed = toQuantity((before?.consumed ?? 0n) + quantity);
    this.consumed = [...others, { side, price: level.price, displayed, consumed }];
  }

  /** A new quote shows the book anew. True when something had been consumed. */
  nextQuote(): boolean {
    const hadConsumed = this.consumed.length > 0;
    this.consumed = [];
    return hadConsumed;
  }

  get consumedLevels(): readonly ConsumedLevel[] {
    return this.consumed;
  }

  /**
   * Takes up what was consumed before a restart, as far as the same sizes are still displayed.
   * True when that is all of it.
   */
  resume(levels: readonly ConsumedLevel[]): boolean {
    this.consumed = levels.filter(({ side, price, displayed }) =>
      this.displayed(side).some((level) => level.price === price && level.quantity === displayed),
    );
    return this.consumed.length === levels.length;
  }

  private displayed(side: Side): readonly BookLevel[] {
    const { bids, asks } = this.market.book(this.instrument);
    return side === 'buy' ? bids : asks;
  }

  private left(side: Side, shown: readonly BookLevel[]): readonly BookLevel[] {
    return shown
      .map(({ price, quantity }) => ({
        price,
        quantity: larger(noQuantity, toQuantity(quantity - this.consumedAt(side, price))),
      }))
      .filter(({ quantity }) => quantity > 0n);
  }

  private consumedAt(side: Side, price: Price): bigint {
    return this.consumed.find((one) => one.side === side && one.price === price)?.consumed ?? 0n;
  }
}
