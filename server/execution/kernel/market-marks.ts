import type { Valuation } from '../../core/account/valuation';
import type { Instrument, InstrumentStatus } from '../../core/market/instrument';
import type { Mark, Market } from '../../core/market/market';
import { markOf } from '../../core/market/marks';
import type { Quote } from '../../core/market/quote';
import type { InstrumentId } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { MarketData } from '../../ports/market-data';

/** Told which instrument has a new mark, or a new quote; must be quick. */
type MarkListener = (instrument: InstrumentId) => void;

/**
 * The market as decisions read it, and the mark of each instrument: one for everybody, so that the rows
 * of positions add up to the account at any moment.
 *
 * 1. It is taken on every tick, and looked at each second: a mid goes stale without a tick.
 * 2. One that nothing can be said for any more stays, and ages.
 */
export class MarketMarks implements Market {
  private readonly data: MarketData;
  private readonly clock: Clock;
  private readonly valuations: ReadonlyMap<unknown, Valuation>;
  private readonly instrumentsById: ReadonlyMap<InstrumentId, Instrument>;
  private readonly taken = new Map<InstrumentId, Mark>();
  private readonly listeners = new Set<MarkListener>();

  constructor(data: MarketData, clock: Clock, valuations: ReadonlyMap<unknown, Valuation>) {
    this.data = data;
    this.clock = clock;
    this.valuations = valuations;
    this.instrumentsById = new Map(data.instruments.map((one) => [one.instrument, one]));
  }

  instrument(instrument: InstrumentId): Instrument | undefined {
    return this.instrumentsById.get(instrument);
  }

  status(instrument: InstrumentId): InstrumentStatus {
    return this.data.status(instrument);
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.data.quote(instrument);
  }

  mark(instrument: InstrumentId): Mark | undefined {
    return this.taken.get(instrument);
  }

  /** Told after every tick, and when a mark has changed without one. */
  onMark(listener: MarkListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Takes the mark of one instrument; called on each of its ticks. */
  remark(instrument: InstrumentId): void {
    this.take(instrument);
    this.tell(instrument);
  }

  /** A mid that has gone stale gives way to the last trade without a tick: look at all of them. */
  remarkAll(): void {
    for (const instrument of this.instrumentsById.keys()) {
      if (this.take(instrument)) {
        this.tell(instrument);
      }
    }
  }

  /** Into the valuations too; says whether the price is another one. */
  private take(instrument: InstrumentId): boolean {
    const quote = this.data.quote(instrument);
    const mark = quote === undefined ? undefined : markOf(quote, this.clock.now());
    if (mark === undefined) {
      return false;
    }
    const before = this.taken.get(instrument);
    this.taken.set(instrument, mark);
    for (const valuation of this.valuations.values()) {
      valuation.setMark(instrument, mark.price);
    }
    return before?.price !== mark.price;
  }

  private tell(instrument: InstrumentId): void {
    for (const listener of this.listeners) {
      listener(instrument);
    }
  }
}
