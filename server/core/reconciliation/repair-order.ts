import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { notPending, type Order } from '../order/order';
import { orderIdOf } from '../order/order-id';
import type { Actor } from '../order/order-origin';
import { isOpenStatus, type OrderStatus } from '../order/order-words';
import { capacityPrice } from '../risk/capacity-price';
import { noMoney, noPrice, noQuantity, one, type Quantity } from '../values/amounts';
import { formatGrouped } from '../values/format-grouped';
import { failure, success } from '../values/result';
import type { Break } from './break';
import type { RepairResult } from './repair-result';
import type { StatedOrder } from './statement';

/** The desk's order becomes what the venue says: closed, or with the venue's size and prices. */
export function repairOrder(desk: DeskContext, found: Break): RepairResult {
  const order = found.orderId === undefined ? undefined : desk.state.orders.get(found.orderId);
  if (found.evidence.of !== 'order' || order === undefined || !isOpenStatus(order.status)) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const { stated } = found.evidence;
  const [event, step] =
    found.kind === 'quantity-mismatch' && stated !== undefined
      ? replacedAs(desk, order, stated)
      : closedAs(order, stated);
  const sequence = desk.state.sequence + 1;
  return success({
    events: [{ ...event, reconciliation: found.id }],
    undo: [{ of: 'order', orderId: order.orderId, sequence, before: order }],
    steps: [step],
  });
}

function closedAs(
  { orderId, clientOrderId }: Order,
  stated: StatedOrder | undefined,
): readonly [DeskEvent, string] {
  if (stated === undefined) {
    const reason = 'lost at the venue; closed by reconciliation';
    return [
      { type: 'ORDER_CANCELED', orderId, reason },
      `Order ${clientOrderId} becomes canceled, because the venue does not know it; the capacity that it holds is free again.`,
    ];
  }
  const reason = stated.reason ?? 'closed at the venue, found by reconciliation';
  const type = stated.status === 'expired' ? 'ORDER_EXPIRED' : 'ORDER_CANCELED';
  return [
    { type, orderId, reason },
    `Order ${clientOrderId} becomes ${type === 'ORDER_EXPIRED' ? 'expired' : 'canceled'}, as it is at the venue; the capacity that it holds is free again.`,
  ];
}

function replacedAs(
  desk: DeskContext,
  order: Order,
  { quantity, terms, venueOrderId }: StatedOrder,
): readonly [DeskEvent, string] {
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
    `Order ${order.clientOrderId} takes on the venue’s size (${formatGrouped(quantity)}) and prices.`,
  ];
}

/** An order found at the venue: the desk's own comes back to life, a stranger's gets an owner. */
export function adoptOrder(desk: DeskContext, found: Break, actor: Actor): RepairResult {
  const stated = found.evidence.of === 'order' ? found.evidence.stated : undefined;
  if (stated === undefined) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const known = desk.state.clientOrderIds.get(found.account, stated.clientOrderId);
  if (known === undefined) {
    const order = strangerAs(desk, found, stated, actor);
    return success({
      events: [{ type: 'ORDER_SUBMITTED', order, reconciliation: found.id }],
      undo: [{ of: 'adopted', orderId: order.orderId }],
      steps: [
        `Order ${stated.clientOrderId} becomes an order of the desk, owned by ${'user' in actor ? actor.user : 'the desk'}; it holds capacity from now on.`,
      ],
    });
  }
  const order = desk.state.orders.get(known);
  if (order === undefined || isOpenStatus(order.status)) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const sequence = desk.state.sequence + 1;
  return success({
    events: [
      {
        type: 'ORDER_RESTORED',
        orderId: known,
        order: revived(desk, order, stated),
        reconciliation: found.id,
      },
    ],
    undo: [{ of: 'order', orderId: known, sequence, before: order }],
    steps: [
      `Order ${order.clientOrderId}, ${order.status} at the desk, is open again as the venue has it; its owner stays who sent it.`,
    ],
  });
}

function revived(desk: DeskContext, order: Order, stated: StatedOrder): Order {
  return {
    ...order,
    venueOrderId: stated.venueOrderId,
    quantity: stated.quantity,
    terms: stated.terms,
    status: openStatus(stated, order.cumulativeQuantity),
    pending: notPending,
    leavesQuantity: (stated.quantity - order.cumulativeQuantity) as Quantity,
    updatedAt: desk.now,
    sequence: desk.state.sequence + 1,
  };
}

function strangerAs(desk: DeskContext, found: Break, stated: StatedOrder, actor: Actor): Order {
  const { state, now, market, settings } = desk;
  const quote = market.quote(stated.instrument);
  const worst = capacityPrice(stated.side, stated.terms, quote, settings.collar, now);
  return {
    orderId: orderIdOf(now, state.orderCount + 1),
    clientOrderId: stated.clientOrderId,
    venueOrderId: stated.venueOrderId,
    venue: found.venue,
    account: found.account,
    instrument: stated.instrument,
    multiplier: market.instrument(stated.instrument)?.multiplier ?? one,
    side: stated.side,
    terms: stated.terms,
    quantity: stated.quantity,
    timeInForce: stated.timeInForce,
    expiresAt: stated.expiresAt,
    reduceOnly: stated.reduceOnly,
    postOnly: stated.postOnly,
    displayQuantity: stated.displayQuantity,
    origin: { actor },
    status: openStatus(stated, noQuantity),
    pending: notPending,
    cumulativeQuantity: noQuantity,
    leavesQuantity: stated.quantity,
    filledNotional: noMoney,
    commission: noMoney,
    slippage: noMoney,
    overfilled: false,
    rejectReason: undefined,
    verdicts: [],
    warningReason: undefined,
    worstPrice: worst ?? noPrice,
    arrivalPrice: undefined,
    submittedAt: now,
    updatedAt: now,
    lastFillAt: undefined,
    replaces: undefined,
    replacedBy: undefined,
    firstAsked: undefined,
    sequence: state.sequence + 1,
  };
}

/** What is filled of it comes with its fills; until then the desk has seen none. */
function openStatus({ status }: StatedOrder, cumulative: Quantity): OrderStatus {
  if (cumulative > 0n) {
    return 'partiallyFilled';
  }
  return status === 'triggered' ? 'triggered' : 'working';
}
