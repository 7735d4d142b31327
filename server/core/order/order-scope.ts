import type { AccountId, InstrumentId } from '../values/ids';
import type { Order } from './order';

/** Which open orders a command is about; all that are given must hold. */
export interface OrderScope {
  readonly account?: AccountId;
  readonly instrument?: InstrumentId;
  readonly strategy?: string;
  readonly user?: string;
}

export function isInOrderScope(scope: OrderScope, order: Order): boolean {
  const { actor, strategy } = order.origin;
  return (
    (scope.account === undefined || scope.account === order.account) &&
    (scope.instrument === undefined || scope.instrument === order.instrument) &&
    (scope.strategy === undefined || scope.strategy === strategy) &&
    (scope.user === undefined || ('user' in actor && actor.user === scope.user))
  );
}
