import type { Instrument } from '../../core/market/instrument';
import type { BookLevel } from '../../core/market/quote';
import type { Price, Quantity } from '../../core/values/amounts';
import type { AccountId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { ExecutionReport, ExecutionVenue } from '../../ports/execution-venue';

/** Why a harness cannot do something; every test that needs it is skipped with this reason. */
export interface Unable {
  readonly unable: string;
}

/** What the suite needs around a venue to put it to the test. */
export interface VenueHarness {
  /** The venue, connected; another object after a restart. */
  readonly venue: ExecutionVenue;
  readonly account: AccountId;
  /** An instrument that is open for trading, with no position and no order. */
  readonly instrument: Instrument;
  /** A price on the tick around which the suite puts its orders. */
  readonly middle: Price;
  /** Everything that was told, over restarts and breaks, in the order in which it came. */
  readonly reports: readonly ExecutionReport[];
  now(): Instant;
  /** Resolves when what was asked has reached the venue, happened and been told. */
  settle(): Promise<void>;
  close(): Promise<void>;

  readonly market: MarketControl | Unable;
  readonly time: TimeControl | Unable;
  readonly restart: RestartControl | Unable;
  readonly connection: ConnectionControl | Unable;
  readonly replies: ReplyControl | Unable;
}

export interface MarketControl {
  show(bids: readonly BookLevel[], asks: readonly BookLevel[]): void;
  trade(price: Price, quantity: Quantity): void;
}

export interface TimeControl {
  /** Lets time pass, with everything that happens meanwhile. */
  advanceTo(moment: Instant): Promise<void>;
  /** When the running session of the instrument ends. */
  readonly sessionEndsAt: Instant;
  /** How long a request travels to the venue's book; 0 when it is there at once. */
  readonly travelMs: number;
}

export interface RestartControl {
  restart(): Promise<void>;
}

export interface ConnectionControl {
  break(): void;
  mend(): Promise<void>;
}

export interface ReplyControl {
  /** The next submission reaches the venue, its answer does not come back. */
  loseNextReply(): void;
  /** The next submission does not reach the venue, and nobody can know. */
  loseNextRequest(): void;
}

export type Need = 'market' | 'time' | 'restart' | 'connection' | 'replies';
