import type { DeskEvent } from '../desk/desk-event';
import type { ExecutionReport } from './execution-report';
import type { Order } from './order';

/** What a venue says first of an order also tells its name for it, whatever else it says. */
export function firstWord(order: Order, report: ExecutionReport): readonly DeskEvent[] {
  const isUnanswered = order.status === 'submitting' || order.status === 'unknown';
  return isUnanswered && order.venueOrderId === undefined && report.executionType !== 'rejected'
    ? [{ type: 'ORDER_ACCEPTED', orderId: order.orderId, venueOrderId: report.venueOrderId }]
    : [];
}
