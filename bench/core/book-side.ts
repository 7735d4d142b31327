import { type LimitOrderOptions, OrderBook, Side } from 'nodejs-order-book';
import type { FlowOrder, OrderFlow } from './order-flow';

interface Script {
  readonly book: OrderBook;
  readonly order: LimitOrderOptions;
  /** How many orders it completes, itself among them. */
  readonly completes: number;
}

/** `nodejs-order-book` doing nothing but matching the flow: one book an instrument, no desk. */
export class BookSide {
  private readonly books: readonly OrderBook[];

  constructor(flow: OrderFlow) {
    this.books = Array.from({ length: flow.instruments }, () => new OrderBook());
    for (const script of this.prepare(flow.standing)) {
      this.take(script);
    }
  }

  prepare(orders: readonly FlowOrder[]): readonly Script[] {
    return orders.map(({ index, instrument, side, quantity, price, meets }) => ({
      book: this.books[instrument] as OrderBook,
      order: {
        id: `c${index}`,
        side: side === 'buy' ? Side.BUY : Side.SELL,
        size: quantity,
        price: price / 100,
      },
      completes: Number(meets !== undefined) + Number(meets?.completesMaker ?? false),
    }));
  }

  take({ book, order, completes }: Script): void {
    const { err, done } = book.limit(order);
    if (err !== null) {
      throw err;
    }
    if (done.length !== completes) {
      throw new Error(`Order ${order.id} was to complete ${completes}, not ${done.length}`);
    }
  }
}
