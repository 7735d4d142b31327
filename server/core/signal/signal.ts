import type { Actor } from '../order/order-origin';
import type { Money, Price, Quantity } from '../values/amounts';
import type { AccountId, InstrumentId, OrderId, SignalId, StrategyId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Direction, EntryOrderType, SignalState } from './signal-words';
import type { AdaptiveStopLoss } from './stop-loss';

interface SignalHead {
  readonly signalId: SignalId;
  readonly strategy: StrategyId;
  /** When the framework made it. */
  readonly time: Instant;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  /** JSON text that the framework wants kept with it. */
  readonly metadata?: string;
  readonly timeToLiveMs?: number;
}

export interface EntrySignal extends SignalHead {
  readonly type: 'ENTRY_SIGNAL';
  readonly direction: Direction;
  readonly orderType: EntryOrderType;
  readonly price?: Price;
  readonly quantity: Quantity;
  readonly stopLoss: AdaptiveStopLoss;
  readonly takeProfit?: Price;
}

export interface ExitSignal extends SignalHead {
  readonly type: 'EXIT_SIGNAL';
  readonly reason: string;
  /** Absent: all that the strategy holds in the instrument. */
  readonly quantity?: Quantity;
  readonly price?: Price;
  readonly pnl?: Money;
}

export interface StopAdjustment extends SignalHead {
  readonly type: 'STOP_ADJUSTMENT';
  readonly newStop: AdaptiveStopLoss;
  readonly reason: string;
  readonly price?: Price;
  readonly mayLoosen: boolean;
}

/** What a trading framework said. The requirement's payloads. */
export type SignalFacts = EntrySignal | ExitSignal | StopAdjustment;

/** What could be read of one that was not well formed. */
export interface MalformedSignal {
  readonly type: 'malformed';
  /** The desk's name for it in the inbox: a right one may still come under the name it gave. */
  readonly signalId: SignalId;
  readonly givenType?: string;
  readonly strategy?: StrategyId;
  readonly instrument?: InstrumentId;
}

/** What became of a signal: the state, a stable word, and one sentence. */
export interface SignalVerdict {
  readonly state: SignalState;
  readonly code: string;
  readonly sentence: string;
}

/** A signal in the inbox. */
export interface Signal {
  readonly signalId: SignalId;
  readonly facts: SignalFacts | MalformedSignal;
  readonly receivedAt: Instant;
  readonly sentBy: Actor;
  readonly verdict: SignalVerdict;
  /** Mid of the market when it arrived, and when it was decided by a person. */
  readonly arrivalPrice?: Price;
  readonly decisionPrice?: Price;
  /** Until when it waits; absent once it is decided. */
  readonly expiresAt?: Instant;
  readonly decidedAt?: Instant;
  readonly decidedBy?: Actor;
  readonly orderIds: readonly OrderId[];
  readonly repeats: number;
  readonly sequence: number;
}
