import type { Event } from '@/contract/event';
import type { Order } from '@/contract/order';
import type { ClosedPosition, Position } from '@/contract/position';

/** What became of the money behind an order. */
export type OrderOutcome =
  | { readonly kind: 'nothingFilled' }
  | { readonly kind: 'open'; readonly position: Position }
  | { readonly kind: 'closed'; readonly position: ClosedPosition }
  /** The page does not keep positions for ever. */
  | { readonly kind: 'notKept' };

/** Finds the position that the order's fills went into, by when it lived. */
export function orderOutcome(
  order: Order,
  events: readonly Event[],
  position: Position | undefined,
  closed: readonly ClosedPosition[],
): OrderOutcome {
  const lastFill = events.filter(({ type }) => type.endsWith('FILLED')).at(-1);
  if (lastFill === undefined) {
    return { kind: 'nothingFilled' };
  }
  const ended = closed.find(
    ({ instrument, account, openedAt, closedAt, sequence }) =>
      instrument === order.instrument &&
      account === order.account &&
      openedAt <= lastFill.time &&
      lastFill.time <= closedAt &&
      lastFill.sequence <= sequence,
  );
  if (ended !== undefined) {
    return { kind: 'closed', position: ended };
  }
  return position !== undefined && position.openedAt <= lastFill.time
    ? { kind: 'open', position }
    : { kind: 'notKept' };
}
