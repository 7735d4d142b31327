import type { Price } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Result } from '../core/values/result';
import type { MarketDataSource, MarketTick } from '../ports/market-data';
import type { Bar, BarInterval } from './bar';
import type { MarketDataProblem } from './market-data-problem';

/**
 * Something that prices come from: the feed holds one at a time.
 *
 * 1. It tells nothing before `start` and nothing after `stop`, and times never go back.
 * 2. It begins with the status of every instrument that it covers.
 */
export interface MarketSource {
  readonly covers: readonly InstrumentId[];
  source(): MarketDataSource;
  start(sink: MarketSink): void;
  stop(): void;
  /** Bars of before it began, oldest first, where the source knows or makes up any. */
  history?(instrument: InstrumentId, interval: BarInterval): readonly Bar[];
  /** Only a tape can be held, let go and played on to a moment. */
  readonly tape?: TapeControl;
}

export interface TapeControl {
  play(speed: number | 'max'): Result<undefined, MarketDataProblem>;
  pause(): Result<undefined, MarketDataProblem>;
  /** Plays as fast as possible to a moment of the tape's own time, and stands there. */
  playUntil(moment: Instant): Promise<Result<undefined, MarketDataProblem>>;
}

/** Where a source tells what it knows. */
export interface MarketSink {
  tick(tick: MarketTick): void;
  /** The last price of the session before: what a day's change is measured from. */
  previousClose(instrument: InstrumentId, price: Price): void;
}
