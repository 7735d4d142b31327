import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { OrderId } from '../values/ids';
import { success } from '../values/result';
import { nextStatus } from './order-transitions';

/**
 * Decides what a call to a venue that failed means for the order it was about.
 * `unknown`: it may have been placed, capacity stays held until there is proof (trading rules 2.2).
 * `refused`: the venue said no. `notPlaced`: it is proven that nothing was placed.
 */
export function decideSubmissionFailed(
  { state }: DeskContext,
  orderId: OrderId,
  outcome: 'unknown' | 'refused' | 'notPlaced',
  cause: string,
): Decision<undefined> {
  const order = state.orders.get(orderId);
  const happening = outcome === 'unknown' ? 'lose' : 'reject';
  // A report may have overtaken the failed call: then the order is known to be placed.
  const isOpenQuestion = order?.status === 'submitting' || order?.status === 'unknown';
  if (order === undefined || !isOpenQuestion || nextStatus(order.status, happening) === undefined) {
    return { events: [], result: success(undefined) };
  }
  const event: DeskEvent =
    outcome === 'unknown'
      ? { type: 'ORDER_UNKNOWN', orderId, cause }
      : { type: 'ORDER_REJECTED', orderId, reason: cause };
  return {
    events: [event, ...alertOf(orderId, order.instrument, outcome, cause)],
    result: success(undefined),
  };
}

/** Decides that a cancel or replace was not taken by the venue: the order stands as it did. */
export function decideOperationFailed(
  { state }: DeskContext,
  orderId: OrderId,
  operation: 'cancel' | 'replace',
  reason: string,
): Decision<undefined> {
  const pending = state.orders.get(orderId)?.pending.operation;
  const type = operation === 'cancel' ? 'ORDER_CANCEL_REJECTED' : 'ORDER_REPLACE_REJECTED';
  const isStillAsked = pending === operation;
  return {
    events: isStillAsked ? [{ type, orderId, reason }] : [],
    result: success(undefined),
  };
}

function alertOf(
  orderId: OrderId,
  instrument: NonNullable<Extract<DeskEvent, { type: 'EXECUTION_ERROR' }>['instrument']>,
  outcome: 'unknown' | 'refused' | 'notPlaced',
  cause: string,
): readonly DeskEvent[] {
  if (outcome === 'refused') {
    return [];
  }
  const what =
    outcome === 'unknown'
      ? 'was sent and nobody can say yet what became of it'
      : 'did not reach the venue';
  return [
    {
      type: 'EXECUTION_ERROR',
      family: 'venue',
      severity: outcome === 'unknown' ? 'high' : 'warning',
      code: outcome === 'unknown' ? 'order-unknown' : 'order-not-placed',
      message: `Order ${orderId} ${what}: ${cause.replace(/\.$/, '')}.`,
      instrument,
      orderId,
    },
  ];
}
