import type { Instrument, InstrumentStatus } from '../core/market/instrument';
import type { BookLevel, Quote } from '../core/market/quote';
import type { Price, Quantity } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';

/** Where prices come from. Ticks are told in the order of their time and are never journalled. */
export interface MarketData {
  readonly instruments: readonly Instrument[];
  status(instrument: InstrumentId): InstrumentStatus;
  /** The latest quote; undefined before the first tick. */
  quote(instrument: InstrumentId): Quote | undefined;
  /** Displayed levels, best first, as of the last tick; as deep as the source knows. */
  book(instrument: InstrumentId): {
    readonly bids: readonly BookLevel[];
    readonly asks: readonly BookLevel[];
  };
  onTick(listener: (tick: MarketTick) => void): () => void;
  /** What is playing, how fast, where it stands. */
  source(): MarketDataSource;
  start(): void;
  stop(): void;
}

/** `bids` and `asks` replace what was displayed. A trade leaves the displayed book as it is. */
export type MarketTick =
  | {
      readonly kind: 'quote';
      readonly instrument: InstrumentId;
      readonly time: Instant;
      readonly bids: readonly BookLevel[];
      readonly asks: readonly BookLevel[];
    }
  | {
      readonly kind: 'trade';
      readonly instrument: InstrumentId;
      readonly time: Instant;
      readonly price: Price;
      readonly quantity: Quantity;
    }
  | {
      readonly kind: 'status';
      readonly instrument: InstrumentId;
      readonly time: Instant;
      readonly status: InstrumentStatus;
    };

export type MarketDataSource =
  | { readonly kind: 'simulated'; readonly seed: number; readonly running: boolean }
  | {
      readonly kind: 'recorded';
      readonly files: readonly string[];
      /** What the tape has; everything else is closed while it plays. */
      readonly instruments: readonly InstrumentId[];
      /** Times real speed; `max` = as fast as possible. */
      readonly speed: number | 'max';
      /** Where the tape stands, in its own time; and its first and last moment. */
      readonly position: Instant;
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly state: 'playing' | 'paused' | 'ended';
    };

/** What an operator may ask to be played. */
export type MarketDataChoice =
  | { readonly kind: 'simulated'; readonly seed: number }
  | {
      readonly kind: 'recorded';
      readonly files: readonly string[];
      readonly speed: number | 'max';
      readonly startAt?: Instant;
    };
