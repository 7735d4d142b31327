import type { AccountState, OpenExposure } from '../account/account';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { Position } from '../position/position';
import type { ChangedSignals } from '../signal/evolve-signals';
import type { OrderId } from '../values/ids';

/**
 * The records that an event changed, as they stand after it. Events of orders and fills give all five,
 * those that nothing happened to as undefined: one shape, since every event is read by many.
 */
export interface Touched extends ChangedSignals {
  readonly account?: AccountState | undefined;
  readonly order?: Order | undefined;
  /** The order as it stood; absent for a new one. */
  readonly orderBefore?: Order | undefined;
  readonly exposure?: OpenExposure | undefined;
  /** Present when a position was booked on; `position` is undefined when that left the account flat. */
  readonly booked?:
    | {
        readonly fill: Pick<Fill, 'account' | 'instrument' | 'multiplier'>;
        readonly position: Position | undefined;
      }
    | undefined;
  /** Brackets whose record, entry or legs it changed; by their parents. */
  readonly brackets?: readonly OrderId[];
}
