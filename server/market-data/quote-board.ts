import type { InstrumentStatus } from '../core/market/instrument';
import type { BookLevel, Quote } from '../core/market/quote';
import { noPrice, noQuantity, type Price } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';

export interface DisplayedBook {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** The latest that was told of every instrument: quote, displayed book and status. */
export class QuoteBoard {
  readonly #quotes = new Map<InstrumentId, Quote>();
  readonly #books = new Map<InstrumentId, DisplayedBook>();
  readonly #statuses = new Map<InstrumentId, InstrumentStatus>();

  apply(tick: MarketTick): void {
    switch (tick.kind) {
      case 'quote':
        this.#books.set(tick.instrument, tick);
        this.#quotes.set(tick.instrument, this.#quoted(tick));
        return;
      case 'trade':
        this.#quotes.set(tick.instrument, {
          ...this.#known(tick.instrument),
          last: tick.price,
          lastSize: tick.quantity,
          tradedAt: tick.time,
        });
        return;
      case 'status':
        this.#statuses.set(tick.instrument, tick.status);
    }
  }

  setPreviousClose(instrument: InstrumentId, previousClose: Price): void {
    this.#quotes.set(instrument, { ...this.#known(instrument), previousClose });
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.#quotes.get(instrument);
  }

  book(instrument: InstrumentId): DisplayedBook {
    return this.#books.get(instrument) ?? nothingDisplayed;
  }

  /** Closed until somebody says that it is open. */
  status(instrument: InstrumentId): InstrumentStatus {
    return this.#statuses.get(instrument) ?? 'closed';
  }

  #quoted({ instrument, bids, asks, time }: MarketTick & { kind: 'quote' }): Quote {
    const bid = bids[0] ?? noLevel;
    const ask = asks[0] ?? noLevel;
    return {
      ...this.#known(instrument),
      bid: bid.price,
      bidSize: bid.quantity,
      ask: ask.price,
      askSize: ask.quantity,
      quotedAt: time,
    };
  }

  #known(instrument: InstrumentId): Quote {
    return this.#quotes.get(instrument) ?? { ...nothingQuoted, instrument };
  }
}

const noLevel: BookLevel = { price: noPrice, quantity: noQuantity };
const nothingDisplayed: DisplayedBook = { bids: [], asks: [] };

/** Before the first word: no sizes, and times of long ago, so that nothing counts as fresh. */
const nothingQuoted: Omit<Quote, 'instrument'> = {
  bid: noPrice,
  bidSize: noQuantity,
  ask: noPrice,
  askSize: noQuantity,
  last: noPrice,
  lastSize: noQuantity,
  previousClose: noPrice,
  quotedAt: toInstant(0),
  tradedAt: toInstant(0),
};
