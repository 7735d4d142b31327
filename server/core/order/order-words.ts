import { assertNever } from '../values/assert';

/** FIX OrdType (40), in words. Trading rules 2. */
export const orderTypes = ['market', 'limit', 'stop', 'stopLimit', 'trailingStop'] as const;
export type OrderType = (typeof orderTypes)[number];

/** Whether an order of that type stands behind a position: a stop of any kind that only reduces. */
export function isProtectiveStop(orderType: OrderType, reduceOnly: boolean): boolean {
  return reduceOnly && orderType !== 'market' && orderType !== 'limit';
}

/** FIX TimeInForce (59), in words. */
export const timesInForce = [
  'day',
  'goodTillCancel',
  'goodTillDate',
  'immediateOrCancel',
  'fillOrKill',
] as const;
export type TimeInForce = (typeof timesInForce)[number];

/** Filled when it arrives, or canceled: such an order never waits. */
export function isAtOnce(timeInForce: TimeInForce): boolean {
  return timeInForce === 'immediateOrCancel' || timeInForce === 'fillOrKill';
}

/** What an order is now (FIX OrdStatus, 39). Trading rules 2.1. */
export const openStatuses = [
  'awaitingApproval',
  'held',
  'submitting',
  'unknown',
  'working',
  'triggered',
  'partiallyFilled',
] as const;
export const closedStatuses = ['denied', 'rejected', 'filled', 'canceled', 'expired'] as const;
export const orderStatuses = [...openStatuses, ...closedStatuses] as const;

export type OpenStatus = (typeof openStatuses)[number];
export type ClosedStatus = (typeof closedStatuses)[number];
export type OrderStatus = OpenStatus | ClosedStatus;

/** The second axis: what was asked of the venue and not yet answered. */
export const pendingOperations = ['none', 'cancel', 'replace'] as const;

/** Asked several times of every event: a comparison of a few words costs less than a look-up. */
export function isOpenStatus(status: OrderStatus): status is OpenStatus {
  switch (status) {
    case 'awaitingApproval':
    case 'held':
    case 'submitting':
    case 'unknown':
    case 'working':
    case 'triggered':
    case 'partiallyFilled':
      return true;
    case 'denied':
    case 'rejected':
    case 'filled':
    case 'canceled':
    case 'expired':
      return false;
    default:
      return assertNever(status);
  }
}
