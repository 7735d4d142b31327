import type { Instrument, InstrumentStatus } from '../../core/market/instrument';
import type { BookLevel, Quote } from '../../core/market/quote';
import {
  noPrice,
  noQuantity,
  type Price,
  price,
  type Quantity,
  quantity,
} from '../../core/values/amounts';
import type { InstrumentId } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { MarketData, MarketDataSource, MarketTick } from '../../ports/market-data';

/** `['10.02', '300']`: a price and its size. */
export type Level = readonly [price: string, quantity: string];

interface Shown {
  readonly quote: Quote;
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}

/** A market that shows what a test tells it to, as market data sources do. */
export class ScriptedMarket implements MarketData {
  readonly instruments: readonly Instrument[];
  private readonly clock: Clock;
  private readonly shown = new Map<InstrumentId, Shown>();
  private readonly statuses = new Map<InstrumentId, InstrumentStatus>();
  private readonly listeners = new Set<(tick: MarketTick) => void>();

  constructor(instruments: readonly Instrument[], clock: Clock) {
    this.instruments = instruments;
    this.clock = clock;
  }

  /** Shows a new book, best levels first. */
  show(instrument: InstrumentId, bids: readonly Level[], asks: readonly Level[]): void {
    this.showLevels(instrument, bids.map(toLevel), asks.map(toLevel));
  }

  showLevels(
    instrument: InstrumentId,
    bids: readonly BookLevel[],
    asks: readonly BookLevel[],
  ): void {
    const time = this.clock.now();
    const book = { bids, asks };
    const [bid, ask] = [book.bids[0], book.asks[0]];
    const quote: Quote = {
      ...this.before(instrument),
      bid: bid?.price ?? noPrice,
      bidSize: bid?.quantity ?? noQuantity,
      ask: ask?.price ?? noPrice,
      askSize: ask?.quantity ?? noQuantity,
      quotedAt: time,
    };
    this.shown.set(instrument, { quote, ...book });
    this.tell({ kind: 'quote', instrument, time, ...book });
  }

  /** Prints a trade. */
  trade(instrument: InstrumentId, at: string, size: string): void {
    this.print(instrument, price(at), quantity(size));
  }

  print(instrument: InstrumentId, at: Price, size: Quantity): void {
    const time = this.clock.now();
    const print = { price: at, quantity: size };
    const { bids = [], asks = [] } = this.shown.get(instrument) ?? {};
    const quote = {
      ...this.before(instrument),
      last: print.price,
      lastSize: print.quantity,
      tradedAt: time,
    };
    this.shown.set(instrument, { quote, bids, asks });
    this.tell({ kind: 'trade', instrument, time, ...print });
  }

  setStatus(instrument: InstrumentId, status: InstrumentStatus): void {
    this.statuses.set(instrument, status);
    this.tell({ kind: 'status', instrument, time: this.clock.now(), status });
  }

  status(instrument: InstrumentId): InstrumentStatus {
    return this.statuses.get(instrument) ?? 'open';
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.shown.get(instrument)?.quote;
  }

  book(instrument: InstrumentId) {
    const { bids = [], asks = [] } = this.shown.get(instrument) ?? {};
    return { bids, asks };
  }

  onTick(listener: (tick: MarketTick) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  source(): MarketDataSource {
    return { kind: 'simulated', seed: 0, running: true };
  }

  start(): void {}

  stop(): void {}

  private before(instrument: InstrumentId): Quote {
    const known = this.shown.get(instrument)?.quote;
    const now = this.clock.now();
    return (
      known ?? {
        instrument,
        bid: noPrice,
        bidSize: noQuantity,
        ask: noPrice,
        askSize: noQuantity,
        last: noPrice,
        lastSize: noQuantity,
        previousClose: noPrice,
        quotedAt: now,
        tradedAt: now,
      }
    );
  }

  private tell(tick: MarketTick): void {
    for (const listener of [...this.listeners]) {
      listener(tick);
    }
  }
}

function toLevel([at, size]: Level): BookLevel {
  return { price: price(at), quantity: quantity(size) };
}
