import type { Protection } from '../protection/plan-protection';
import type { ClientOrderId, StrategyId } from '../values/ids';
import type { AskedOrder } from './asked-order';

/** What a caller asks for when it sends an order. */
export interface OrderParams extends AskedOrder {
  /** Absent: the desk makes one from the order id. */
  readonly clientOrderId?: ClientOrderId;
  readonly strategy?: StrategyId;
  /** How what it fills is to be protected; absent: not by the desk. */
  readonly protection?: Protection;
  /** The caller has seen the warnings and sends all the same; why, `warningReason` says. */
  readonly confirm: boolean;
  /** Why it is sent past a warning. Without a warning it is not kept. */
  readonly warningReason?: string;
}
