import { notPending, type Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import type { RiskVerdict } from '../risk/risk-verdict';
import { type Money, noQuantity, type Price, type Quantity, type Ratio } from '../values/amounts';
import type { Instant } from '../values/instant';
import { type Drawer, type EveryField, fitsUnits, type RowForm } from '../values/shelf';

/** Stands for an arrival price that nobody knew: no price is that low. */
const noArrival = -(2n ** 63n);

/** A closed order of the usual kind as a row. What is rare about an order has no place in it. */
export const closedOrderForm: RowForm<Order> = {
  words: 14,
  units: 9,
  numbers: 4,
  fits,
  write,
  read,
};

function fits(order: Order): boolean {
  return (
    isUsual(order) &&
    fitsUnits(order.multiplier) &&
    fitsUnits(order.quantity) &&
    fitsUnits(order.cumulativeQuantity) &&
    fitsUnits(order.filledNotional) &&
    fitsUnits(order.commission) &&
    fitsUnits(order.slippage) &&
    fitsUnits(order.worstPrice) &&
    (order.terms.orderType === 'market' || fitsUnits(limitPriceOf(order))) &&
    (order.arrivalPrice === undefined ||
      (fitsUnits(order.arrivalPrice) && order.arrivalPrice !== noArrival))
  );
}

function isUsual(order: Order): boolean {
  const { orderType } = order.terms;
  return (
    !isOpenStatus(order.status) &&
    (orderType === 'limit' || orderType === 'market') &&
    order.pending.operation === 'none' &&
    order.leavesQuantity === noQuantity &&
    !order.overfilled &&
    order.verdicts.length === 0 &&
    order.expiresAt === undefined &&
    order.displayQuantity === undefined &&
    order.warningReason === undefined &&
    order.replaces === undefined &&
    order.replacedBy === undefined &&
    order.firstAsked === undefined
  );
}

function limitPriceOf({ terms }: Order): bigint {
  return terms.orderType === 'limit' ? terms.limitPrice : 0n;
}

function write(order: Order, { words, units, numbers }: Drawer, row: number): void {
  const word = 14 * row;
  words[word] = order.orderId;
  words[word + 1] = order.clientOrderId;
  words[word + 2] = order.venueOrderId;
  words[word + 3] = order.venue;
  words[word + 4] = order.account;
  words[word + 5] = order.instrument;
  words[word + 6] = order.side;
  words[word + 7] = order.terms.orderType;
  words[word + 8] = order.timeInForce;
  words[word + 9] = order.reduceOnly;
  words[word + 10] = order.postOnly;
  words[word + 11] = order.origin;
  words[word + 12] = order.status;
  words[word + 13] = order.rejectReason;
  const unit = 9 * row;
  units[unit] = order.multiplier;
  units[unit + 1] = limitPriceOf(order);
  units[unit + 2] = order.quantity;
  units[unit + 3] = order.cumulativeQuantity;
  units[unit + 4] = order.filledNotional;
  units[unit + 5] = order.commission;
  units[unit + 6] = order.slippage;
  units[unit + 7] = order.worstPrice;
  units[unit + 8] = order.arrivalPrice ?? noArrival;
  const number = 4 * row;
  numbers[number] = order.submittedAt;
  numbers[number + 1] = order.updatedAt;
  numbers[number + 2] = order.lastFillAt ?? Number.NaN;
  numbers[number + 3] = order.sequence;
}

/** All fields, in the order of every order: one shape for all of them. */
function read({ words, units, numbers }: Drawer, row: number): EveryField<Order> {
  const word = 14 * row;
  const unit = 9 * row;
  const number = 4 * row;
  const limitPrice = units[unit + 1] as Price;
  const arrival = units[unit + 8] as Price;
  const lastFillAt = numbers[number + 2] as Instant;
  return {
    orderId: words[word] as Order['orderId'],
    clientOrderId: words[word + 1] as Order['clientOrderId'],
    venueOrderId: words[word + 2] as Order['venueOrderId'],
    venue: words[word + 3] as Order['venue'],
    account: words[word + 4] as Order['account'],
    instrument: words[word + 5] as Order['instrument'],
    multiplier: units[unit] as Ratio,
    side: words[word + 6] as Order['side'],
    terms:
      words[word + 7] === 'limit' ? { orderType: 'limit', limitPrice } : { orderType: 'market' },
    quantity: units[unit + 2] as Quantity,
    timeInForce: words[word + 8] as Order['timeInForce'],
    expiresAt: undefined,
    reduceOnly: words[word + 9] as boolean,
    postOnly: words[word + 10] as boolean,
    displayQuantity: undefined,
    origin: words[word + 11] as Order['origin'],
    status: words[word + 12] as Order['status'],
    pending: notPending,
    cumulativeQuantity: units[unit + 3] as Quantity,
    leavesQuantity: noQuantity,
    filledNotional: units[unit + 4] as Money,
    commission: units[unit + 5] as Money,
    slippage: units[unit + 6] as Money,
    overfilled: false,
    rejectReason: words[word + 13] as Order['rejectReason'],
    verdicts: noVerdicts,
    warningReason: undefined,
    worstPrice: units[unit + 7] as Price,
    arrivalPrice: arrival === noArrival ? undefined : arrival,
    submittedAt: numbers[number] as Instant,
    updatedAt: numbers[number + 1] as Instant,
    lastFillAt: Number.isNaN(lastFillAt) ? undefined : lastFillAt,
    replaces: undefined,
    replacedBy: undefined,
    firstAsked: undefined,
    sequence: numbers[number + 3] as number,
  };
}

const noVerdicts: readonly RiskVerdict[] = [];
