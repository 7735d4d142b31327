import type { SignalSettings } from '../core/signal/signal-settings';
import type { Money, Ratio } from '../core/values/amounts';
import type { AccountId } from '../core/values/ids';
import type { Instant, TradingDay } from '../core/values/instant';
import type { Result } from '../core/values/result';
import type { ReconcilerSettings } from '../execution/watches/reconciler';
import type { Clock } from '../ports/clock';
import type { ExecutionVenue } from '../ports/execution-venue';
import type { CaughtUp, Journal } from '../ports/journal';
import type { Log } from '../ports/log';
import type { MarketData, MarketDataChoice, MarketDataSource } from '../ports/market-data';
import type { Random } from '../ports/random';
import type { ReadTables } from '../ports/read-tables';
import type { Timer } from '../ports/timer';
import type { WebhookLine } from '../ports/webhook-line';

/** What a desk is put together from. */
export interface DeskParts {
  readonly journal: Journal;
  /** What was taken into it before this start; nothing unless given. */
  readonly caughtUp?: CaughtUp;
  readonly readTables: ReadTables;
  readonly venue: ExecutionVenue;
  readonly marketData: ControlledMarketData;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
  readonly log: Log;
  /** Absent: alerts are sent nowhere. */
  readonly webhooks?: WebhookLine;
  readonly tradingDayOf: (moment: Instant) => TradingDay;
  /** Lets other work of the process run before going on. */
  readonly giveWay: () => Promise<void>;
  readonly settings: DeskSettings;
}

export interface DeskSettings {
  readonly epoch: string;
  readonly version: string;
  /** Version of Node, for the journal. */
  readonly node: string;
  readonly account: AccountId;
  readonly currency: string;
  /** As `tradingDayOf` has it: pages are told. */
  readonly timeZone: string;
  readonly initialCapital: Money;
  readonly initialMargin: Ratio;
  readonly collar: Ratio;
  /** Absent: as shipped. */
  readonly signals?: SignalSettings;
  /** How often equity goes to the journal while it changes. */
  readonly markEquityEveryMs: number;
  /** How the books are compared with the venue's; what is absent is as `defaultReconcilerSettings`. */
  readonly reconciliation?: Partial<ReconcilerSettings>;
}

/** Market data whose source an operator may change while the desk runs. */
export interface ControlledMarketData extends MarketData {
  choose(choice: MarketDataChoice): Promise<Result<MarketDataSource, MarketDataRefusal>>;
  play(speed: number | 'max'): Promise<Result<MarketDataSource, MarketDataRefusal>>;
  pause(): Promise<Result<MarketDataSource, MarketDataRefusal>>;
  playUntil(moment: Instant): Promise<Result<MarketDataSource, MarketDataRefusal>>;
}

/** Why not: a stable word, and the sentence for people. */
export interface MarketDataRefusal {
  readonly code: string;
  readonly text: string;
}
