import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import type { Kill } from '@/contract/kill-switch';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus, isStopBehindPosition } from '@/contract/order-status';
import type { Position } from '@/contract/position';
import type { Exposure } from './kill-plan';

export type KillScopeKind = Kill['scope'];

export interface KillTarget {
  readonly scope: KillScopeKind;
  /** Absent for the whole desk. */
  readonly target?: string;
}

/**
 * What a kill of that scope would hit. A position belongs to an account and an instrument, so that a
 * kill of one operator or strategy cancels orders and closes nothing.
 */
export function exposureOf(
  { scope, target }: KillTarget,
  orders: readonly Order[],
  positions: readonly Position[],
): Exposure {
  const open = orders.filter(
    (order) => isOpenOrderStatus(order.status) && isOrderHit(order, scope, target),
  );
  const hit = positions.filter((position) => isPositionHit(position, scope, target));
  const gross = hit.reduce(
    (sum, { marketValue }) => sum + absoluteUnits(unitsOf(marketValue ?? '0')),
    0n,
  );
  return {
    openOrders: open.length,
    protectiveStops: open.filter(isStopBehindPosition).length,
    openPositions: hit.length,
    grossExposure: decimalOf(gross),
    isClosable: scope !== 'operator' && scope !== 'strategy',
    ...(scope === 'desk' ? {} : { what: `${scope} ${target ?? '?'}` }),
  };
}

/** Names that one may mean, from what is open. */
export function targetsOf(
  scope: KillScopeKind,
  orders: readonly Order[],
  positions: readonly Position[],
): readonly string[] {
  const open = orders.filter(({ status }) => isOpenOrderStatus(status));
  const names = [
    ...open.map((order) => targetOfOrder(order, scope)),
    ...positions.map((position) => targetOfPosition(position, scope)),
  ];
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function isOrderHit(order: Order, scope: KillScopeKind, target: string | undefined): boolean {
  return scope === 'desk' || (target !== undefined && targetOfOrder(order, scope) === target);
}

function targetOfOrder(order: Order, scope: KillScopeKind): string | undefined {
  switch (scope) {
    case 'desk':
      return undefined;
    case 'account':
      return order.account;
    case 'operator':
      return order.origin.user;
    case 'strategy':
      return order.origin.strategy;
    case 'instrument':
      return order.instrument;
  }
}

function targetOfPosition(
  { account, instrument }: Position,
  scope: KillScopeKind,
): string | undefined {
  return { account, instrument, desk: undefined, operator: undefined, strategy: undefined }[scope];
}

function isPositionHit(
  position: Position,
  scope: KillScopeKind,
  target: string | undefined,
): boolean {
  return scope === 'desk' || (target !== undefined && targetOfPosition(position, scope) === target);
}
