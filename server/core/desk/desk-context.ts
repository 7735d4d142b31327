import type { Valuation } from '../account/valuation';
import type { Market } from '../market/market';
import type { Excursion } from '../position/excursion';
import type { Position } from '../position/position';
import type { SignalSettings } from '../signal/signal-settings';
import type { Ratio } from '../values/amounts';
import type { AccountId, VenueName } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Result } from '../values/result';
import type { DeskEvent } from './desk-event';
import type { DeskState } from './desk-state';
import type { Refusal } from './refusal';

/** What a decision is made from: the state, and what the world says at this moment. */
export interface DeskContext {
  readonly state: Readonly<DeskState>;
  readonly market: Market;
  readonly valuations: ReadonlyMap<AccountId, Valuation>;
  readonly settings: DecisionSettings;
  /** How far an open position has gone by the marks seen; absent: nobody looks. */
  readonly excursionOf?: (position: Position) => Excursion | undefined;
  /** Whether events can be made durable; without that only what reduces risk goes on. */
  readonly canRecord: boolean;
  readonly now: Instant;
}

export interface DecisionSettings {
  readonly venue: VenueName;
  /** How far from the reference a market order may be filled: 0.02 = 2 %. */
  readonly collar: Ratio;
  /** Absent: as shipped. */
  readonly signals?: SignalSettings;
}

/** What a command comes to: events to apply, and the answer for the caller. */
export interface Decision<Answer> {
  readonly events: readonly DeskEvent[];
  readonly result: Result<Answer, Refusal>;
}
