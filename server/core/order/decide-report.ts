import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { capacityPrice } from '../risk/capacity-price';
import type { VenueName } from '../values/ids';
import { success } from '../values/result';
import { decideTrade } from './decide-trade';
import type { ExecutionReport } from './execution-report';
import { firstWord } from './first-word';
import type { Order } from './order';
import { stopPriceOf } from './order-terms';
import { nextStatus, type OrderHappening } from './order-transitions';
import { isOpenStatus } from './order-words';

const taken = success(undefined);

/**
 * Decides what a venue's report means for the desk's books. A report that says what is known
 * already changes nothing; one that cannot be is refused with an alert that names the order, the
 * status and the report; a fill is always booked. Source: trading rules 2.1.
 */
export function decideReport(desk: DeskContext, report: ExecutionReport): Decision<undefined> {
  const order = findOrder(desk, report);
  return { events: eventsOf(desk, order, report), result: taken };
}

/**
 * Decides that what a venue has sent is no report: nothing of it is taken into the books, and an alert
 * says what was wrong. What it may have meant is found by asking the venue.
 */
export function decideMalformedReport(venue: VenueName, problem: string): Decision<undefined> {
  const alert: DeskEvent = {
    type: 'EXECUTION_ERROR',
    family: 'venue',
    severity: 'high',
    code: 'report-malformed',
    message: `${venue} sent a report that cannot be read: ${problem}. Nothing of it was taken; compare the books with the venue.`,
  };
  return { events: [alert], result: taken };
}

function findOrder({ state }: DeskContext, report: ExecutionReport): Order | undefined {
  const orderId = state.clientOrderIds.get(report.account, report.clientOrderId);
  return orderId === undefined ? undefined : state.orders.get(orderId);
}

function eventsOf(
  desk: DeskContext,
  order: Order | undefined,
  report: ExecutionReport,
): readonly DeskEvent[] {
  if (report.executionType === 'trade') {
    return decideTrade(desk, order, report);
  }
  return order === undefined ? [orphaned(report)] : statusEvents(desk, order, report);
}

type Untraded = Exclude<ExecutionReport, { readonly executionType: 'trade' }>;

function statusEvents(desk: DeskContext, order: Order, report: Untraded): readonly DeskEvent[] {
  const { orderId } = order;
  switch (report.executionType) {
    case 'new':
      return acknowledged(order, report);
    case 'rejected':
      return order.status === 'rejected'
        ? []
        : change(order, report, 'reject', {
            type: 'ORDER_REJECTED',
            orderId,
            reason: report.reason,
          });
    case 'triggered':
      return order.status === 'triggered' || order.cumulativeQuantity > 0n
        ? []
        : change(order, report, 'trigger', { type: 'ORDER_TRIGGERED', orderId });
    case 'canceled':
      return order.status === 'canceled'
        ? []
        : change(order, report, 'cancel', {
            type: 'ORDER_CANCELED',
            orderId,
            reason: report.reason,
          });
    case 'expired':
      return order.status === 'expired'
        ? []
        : change(order, report, 'expire', {
            type: 'ORDER_EXPIRED',
            orderId,
            reason: report.reason,
          });
    case 'cancelRejected':
      return order.pending.operation === 'cancel'
        ? [{ type: 'ORDER_CANCEL_REJECTED', orderId, reason: report.reason }]
        : [];
    case 'replaced':
      return replaced(desk, order, report);
    case 'replaceRejected':
      return isReplaceUnanswered(order)
        ? [{ type: 'ORDER_REPLACE_REJECTED', orderId, reason: report.reason }]
        : [];
    case 'stopMoved':
      return isOpenStatus(order.status) && stopPriceOf(order.terms) !== report.stopPrice
        ? [{ type: 'ORDER_STOP_MOVED', orderId, stopPrice: report.stopPrice }]
        : [];
  }
}

type ReportOf<Type extends ExecutionReport['executionType']> = Extract<
  ExecutionReport,
  { readonly executionType: Type }
>;

/** The first acknowledgement counts; later ones say nothing new. */
function acknowledged(order: Order, report: ReportOf<'new'>): readonly DeskEvent[] {
  if (order.status !== 'submitting' && order.status !== 'unknown') {
    return order.status === 'denied' ? [impossible(order, report)] : [];
  }
  const { orderId } = order;
  const { stopPrice, venueOrderId } = report;
  return stopPrice === undefined
    ? [{ type: 'ORDER_ACCEPTED', orderId, venueOrderId }]
    : [{ type: 'ORDER_ACCEPTED', orderId, venueOrderId, stopPrice }];
}

/** The event when the order's status can take it; else an alert, and nothing changes. */
function change(
  order: Order,
  report: ExecutionReport,
  happening: OrderHappening,
  event: DeskEvent,
): readonly DeskEvent[] {
  if (nextStatus(order.status, happening) === undefined) {
    return [impossible(order, report)];
  }
  return [...firstWord(order, report), event];
}

function replaced(
  desk: DeskContext,
  order: Order,
  report: ReportOf<'replaced'>,
): readonly DeskEvent[] {
  if (!isOpenStatus(order.status)) {
    return [impossible(order, report)];
  }
  const { quantity, terms, venueOrderId } = report;
  const quote = desk.market.quote(order.instrument);
  const worst = capacityPrice(order.side, terms, quote, desk.settings.collar, desk.now);
  return [
    {
      type: 'ORDER_REPLACED',
      orderId: order.orderId,
      quantity,
      terms,
      worstPrice: worst ?? order.worstPrice,
      ...(venueOrderId === order.venueOrderId ? {} : { venueOrderId }),
    },
  ];
}

function isReplaceUnanswered({ pending }: Order): boolean {
  return (
    pending.operation === 'replace' ||
    (pending.operation === 'cancel' && pending.unconfirmed !== undefined)
  );
}

function impossible(order: Order, report: ExecutionReport): DeskEvent {
  return {
    type: 'EXECUTION_ERROR',
    family: 'venue',
    severity: 'high',
    code: 'illegal-order-event',
    message: `The venue reported ${report.executionType} for order ${order.orderId}, which is ${order.status}: refused. Compare the order with the venue.`,
    instrument: order.instrument,
    orderId: order.orderId,
  };
}

function orphaned(report: ExecutionReport): DeskEvent {
  return {
    type: 'EXECUTION_ERROR',
    family: 'venue',
    severity: 'high',
    code: 'order-orphaned',
    message: `The venue reported ${report.executionType} for order ${report.clientOrderId}, which the desk does not know. Look it up at the venue.`,
  };
}
