import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import type { BreakId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import type { UndoStep } from './break';
import { rebook } from './rebook';

/** The events that put a corrected fill back as it was. Its order must not have gone on since. */
export function revertCorrection(
  desk: DeskContext,
  reconciliation: BreakId,
  { own, put, orderBefore, orderSequence }: Extract<UndoStep, { readonly of: 'corrected' }>,
  sequence: number,
): Result<readonly DeskEvent[], Refusal> {
  const order = orderBefore && desk.state.orders.get(orderBefore.orderId);
  if (orderBefore !== undefined && order?.sequence !== orderSequence) {
    const why = `order ${orderBefore.clientOrderId} has changed since`;
    return failure({ code: 'repair-not-revertible', breakId: reconciliation, why });
  }
  const events: DeskEvent[] = [
    ...rebook(desk, { takeOut: put, book: own, reconciliation, sequence }),
  ];
  if (orderBefore !== undefined) {
    const { orderId } = orderBefore;
    events.push({ type: 'ORDER_RESTORED', orderId, order: orderBefore, reconciliation });
  }
  return success(events);
}
