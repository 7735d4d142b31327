import type { DeskState } from '../desk/desk-state';
import { openOrdersOf } from '../desk/open-orders';
import type { Order } from '../order/order';
import { isProtectiveStop } from '../order/order-words';
import type { Position } from '../position/position';
import { isInKillScope } from '../risk/checks/permission-checks';
import type { KillScope, LatchedScope } from './kill';

/**
 * Open orders that the kills in force cancel. Protective stops are kept, a strategy's like a
 * person's, unless what they protect is flattened instead: a stop button that leaves positions naked
 * would be none.
 */
export function stoppedOrders(
  state: Readonly<DeskState>,
  latched: readonly LatchedScope[] = state.latchedScopes,
): readonly Order[] {
  return openOrdersOf(state).filter((order) => isStoppedOrder(latched, order));
}

export function isStoppedOrder(
  latched: readonly LatchedScope[],
  order: Pick<Order, 'account' | 'instrument' | 'origin' | 'terms' | 'reduceOnly'>,
): boolean {
  return (
    latched.some((scope) => isInKillScope(scope, order)) &&
    (!isProtectiveStop(order.terms.orderType, order.reduceOnly) || isFlattened(latched, order))
  );
}

/** Positions that the kills in force close. */
export function flattenedPositions(
  state: Readonly<DeskState>,
  latched: readonly LatchedScope[] = state.latchedScopes,
): readonly Position[] {
  return heldIn(
    state,
    latched.filter(({ flatten }) => flatten),
  );
}

/** Positions of any of those scopes. */
export function heldIn(
  state: Readonly<DeskState>,
  scopes: readonly KillScope[],
): readonly Position[] {
  return [...state.accounts.values()].flatMap(({ positions }) =>
    [...positions.values()].filter((position) => isHeldIn(scopes, position)),
  );
}

/** Whether a position is closed by the kills in force. */
export function isFlattened(
  latched: readonly LatchedScope[],
  position: Pick<Position, 'account' | 'instrument'>,
): boolean {
  return isHeldIn(
    latched.filter(({ flatten }) => flatten),
    position,
  );
}

function isHeldIn(
  scopes: readonly KillScope[],
  position: Pick<Position, 'account' | 'instrument'>,
): boolean {
  return scopes.some((scope) => isPositionInScope(position, scope));
}

/**
 * A netting position belongs to an account and an instrument: a kill of one operator or strategy
 * cancels orders and closes no position.
 */
function isPositionInScope(
  { account, instrument }: Pick<Position, 'account' | 'instrument'>,
  scope: KillScope,
): boolean {
  switch (scope.kind) {
    case 'desk':
      return true;
    case 'account':
      return account === scope.target;
    case 'instrument':
      return instrument === scope.target;
    case 'operator':
    case 'strategy':
      return false;
  }
}
