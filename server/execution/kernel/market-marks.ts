import type { Valuation } from '../../core/account/valuation';
import type { Instrument, InstrumentStatus } from '../../core/market/instrument';
import type { Mark, Market } from '../../core/market/market';
import { markOf } from '../../core/market/marks';
import type { Quote } from '../../core/market/quote';
import type { InstrumentId } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { MarketData } from '../../ports/market-data';

/** The market as decisions read it, and the marks that the valuations follow. */
export class MarketMarks implements Market {
  private readonly data: MarketData;
  private readonly clock: Clock;
  private readonly valuations: ReadonlyMap<unknown, Valuation>;
  private readonly instrumentsById: ReadonlyMap<InstrumentId, Instrument>;

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
    const quote = this.data.quote(instrument);
    return quote === undefined ? undefined : markOf(quote, this.clock.now());
  }

  /** Takes the mark of one instrument into every valuation; called on each of its ticks. */
  remark(instrument: InstrumentId): void {
    const mark = this.mark(instrument);
    if (mark !== undefined) {
      for (const valuation of this.valuations.values()) {
        valuation.setMark(instrument, mark.price);
      }
    }
  }

  /** A mid that has gone stale gives way to the last trade without a tick: look at all of them. */
  remarkAll(): void {
    for (const instrument of this.instrumentsById.keys()) {
      this.remark(instrument);
    }
  }
}
