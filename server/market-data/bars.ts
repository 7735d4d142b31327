import type { Price, Quantity } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Bar, BarInterval } from './bar';
import { barIntervals, barShapes } from './bar';
import { BarRing } from './bar-ring';

/**
 * Candles of every instrument in every interval, made from its trades as they come. A bar begins at
 * a whole multiple of its length in UTC; a time without a trade has no bar. Bounded: the oldest go.
 */
export class Bars {
  readonly #rings = new Map<InstrumentId, Readonly<Record<BarInterval, BarRing>>>();

  trade(instrument: InstrumentId, time: Instant, price: Price, quantity: Quantity): void {
    const rings = this.#ringsOf(instrument);
    for (const interval of barIntervals) {
      const { lengthMs } = barShapes[interval];
      rings[interval].trade(Math.floor(time / lengthMs) * lengthMs, price, quantity);
    }
  }

  /** Oldest first; the last one may still grow. */
  all(instrument: InstrumentId, interval: BarInterval): readonly Bar[] {
    return this.#rings.get(instrument)?.[interval].all() ?? [];
  }

  /** Prices of another source do not go on from these. */
  forget(instruments: readonly InstrumentId[]): void {
    for (const instrument of instruments) {
      this.#rings.delete(instrument);
    }
  }

  #ringsOf(instrument: InstrumentId): Readonly<Record<BarInterval, BarRing>> {
    let rings = this.#rings.get(instrument);
    if (rings === undefined) {
      rings = {
        '1s': new BarRing(barShapes['1s'].kept),
        '10s': new BarRing(barShapes['10s'].kept),
        '1m': new BarRing(barShapes['1m'].kept),
        '5m': new BarRing(barShapes['5m'].kept),
        '15m': new BarRing(barShapes['15m'].kept),
        '1h': new BarRing(barShapes['1h'].kept),
        '1d': new BarRing(barShapes['1d'].kept),
      };
      this.#rings.set(instrument, rings);
    }
    return rings;
  }
}
