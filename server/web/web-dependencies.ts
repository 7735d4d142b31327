import type { Interval } from '../../contract/equity';
import type { Price, Quantity } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Desk } from '../desk';
import type { Clock } from '../ports/clock';
import type { DayReports } from '../ports/day-reports';
import type { DeskQueries } from '../ports/desk-queries';
import type { IdempotencyStore } from '../ports/idempotency-store';
import type { Log } from '../ports/log';
import type { PeopleStore } from '../ports/people';
import type { PreferenceStore } from '../ports/preference-store';
import type { TradeAnalytics } from '../ports/trade-analytics';
import type { PaperControls } from './paper-controls';
import type { PaperTestControls } from './paper-test-controls';

/** What the doors of the desk are built from. */
export interface WebDependencies {
  readonly desk: Desk;
  readonly people: PeopleStore;
  readonly queries: DeskQueries;
  readonly analytics: TradeAnalytics;
  readonly dayReports: DayReports;
  readonly idempotency: IdempotencyStore;
  readonly preferences: PreferenceStore;
  readonly config: WebConfig;
  /** The desk's own time; in a replayed day that day's. Ages and order times are told by it. */
  readonly clock: Clock;
  /** The time of the people outside: sessions, keys and rates go by it. */
  readonly wallClock: Clock;
  readonly log: Log;
  /** Where the pages are rendered; undefined while nobody renders them. */
  readonly pagesUrl: () => string | undefined;
  /** Absent where nobody keeps candles. */
  readonly candles?: CandleSource;
  /** Which markets are open at a moment; absent where nobody keeps their hours. */
  readonly marketHours?: (moment: Instant) => readonly MarketHours[];
  /** Recordings that may be played; absent where there are none. */
  readonly recordings?: () => Promise<readonly Recording[]>;
  /** Absent when the desk does not trade at the paper venue. */
  readonly paper?: PaperControls;
  /** Faults and scenarios; absent with the paper venue. */
  readonly paperTests?: PaperTestControls;
}

/** A recording as it is named to play it. */
export interface Recording {
  readonly file: string;
  readonly bytes: number;
}

/** Candles of an instrument, oldest first; the newest may still grow. `to` is not in the range. */
export interface CandleSource {
  bars(
    instrument: InstrumentId,
    interval: Interval,
    range: { readonly from?: Instant; readonly to?: Instant },
  ): readonly Candle[];
}

export interface MarketHours {
  readonly session: string;
  readonly isOpen: boolean;
  readonly changesAt: Instant | undefined;
  readonly instruments: number;
}

export interface Candle {
  readonly startsAt: Instant;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  readonly volume: Quantity;
}

export interface WebConfig {
  readonly rateLimits: { readonly apiKeyPerSecond: number; readonly sessionPerSecond: number };
  /** Created on an empty database; else the set-up link does it. */
  readonly administrator?: { readonly user: string; readonly password: string } | undefined;
  /** Where the key for `npm run kill` is left, readable for the desk's own user alone. */
  readonly dataFolder?: string;
  /**
   * What browsers call the desk when a proxy stands in front of it: pages from there are its own, and
   * with https its cookies are `Secure` and named `__Host-`.
   */
  readonly publicUrl?: URL | undefined;
  readonly sessions?: SessionLifetimes;
  /** The pages come from a development server: it needs its own socket and a laxer policy. */
  readonly isDevelopment?: boolean;
  /** Checks every answer against the contract before it leaves; for tests. */
  readonly checkAnswers?: boolean;
}

export interface SessionLifetimes {
  /** A session ends when it is not used for so long. */
  readonly idleMs: number;
  /** A session ends after so long whatever happens. */
  readonly absoluteMs: number;
}

export const defaultSessionLifetimes: SessionLifetimes = {
  idleMs: 4 * 60 * 60_000,
  absoluteMs: 24 * 60 * 60_000,
};
