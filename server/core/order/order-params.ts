import type { Protection } from '../protection/plan-protection';
import type { Quantity } from '../values/amounts';
import type { AccountId, ClientOrderId, InstrumentId, StrategyId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { OrderTerms } from './order-terms';
import type { TimeInForce } from './order-words';
import type { Side } from './side';

/** What a caller asks for when it sends an order. */
export interface OrderParams {
  /** Absent: the desk makes one from the order id. */
  readonly clientOrderId?: ClientOrderId;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly terms: OrderTerms;
  readonly quantity: Quantity;
  readonly timeInForce: TimeInForce;
  readonly expiresAt?: Instant;
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  readonly displayQuantity?: Quantity;
  readonly strategy?: StrategyId;
  /** How what it fills is to be protected; absent: not by the desk. */
  readonly protection?: Protection;
  /** The caller has seen the warnings and sends all the same; why, `warningReason` says. */
  readonly confirm: boolean;
  /** Why it is sent past a warning. Without a warning it is not kept. */
  readonly warningReason?: string;
}
