import { notPending, type Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import type { RiskVerdict } from '../risk/risk-verdict';
import { type Money, noQuantity, type Price, type Quantity, type Ratio } from '../values/amounts';
import type { Instant } from '../values/instant';
import { type Drawer, type EveryField, fitsUnits, placesOf, type RowForm } from '../values/shelf';

/** Stands for an arrival price that nobody knew: no price is that low. */
const noArrival = -(2n ** 63n);

const wordNames = [
  'orderId',
  'clientOrderId',
  'venueOrderId',
  'venue',
  'account',
  'instrument',
  'side',
  'orderType',
  'timeInForce',
  'reduceOnly',
  'postOnly',
  'origin',
  'status',
  'rejectReason',
] as const;
const unitNames = [
  'multiplier',
  'limitPrice',
  'quantity',
  'cumulativeQuantity',
  'filledNotional',
  'commission',
  'slippage',
  'worstPrice',
  'arrivalPrice',
] as const;
const numberNames = ['submittedAt', 'updatedAt', 'lastFillAt', 'sequence'] as const;
const wordAt = placesOf(wordNames);
const unitAt = placesOf(unitNames);
const numberAt = placesOf(numberNames);

/** A closed order of the usual kind as a row. What is rare about an order has no place in it. */
export const closedOrderForm: RowForm<Order> = {
  words: wordNames.length,
  units: unitNames.length,
  numbers: numberNames.length,
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
  const word = wordNames.length * row;
  words[word + wordAt.orderId] = order.orderId;
  words[word + wordAt.clientOrderId] = order.clientOrderId;
  words[word + wordAt.venueOrderId] = order.venueOrderId;
  words[word + wordAt.venue] = order.venue;
  words[word + wordAt.account] = order.account;
  words[word + wordAt.instrument] = order.instrument;
  words[word + wordAt.side] = order.side;
  words[word + wordAt.orderType] = order.terms.orderType;
  words[word + wordAt.timeInForce] = order.timeInForce;
  words[word + wordAt.reduceOnly] = order.reduceOnly;
  words[word + wordAt.postOnly] = order.postOnly;
  words[word + wordAt.origin] = order.origin;
  words[word + wordAt.status] = order.status;
  words[word + wordAt.rejectReason] = order.rejectReason;
  const unit = unitNames.length * row;
  units[unit + unitAt.multiplier] = order.multiplier;
  units[unit + unitAt.limitPrice] = limitPriceOf(order);
  units[unit + unitAt.quantity] = order.quantity;
  units[unit + unitAt.cumulativeQuantity] = order.cumulativeQuantity;
  units[unit + unitAt.filledNotional] = order.filledNotional;
  units[unit + unitAt.commission] = order.commission;
  units[unit + unitAt.slippage] = order.slippage;
  units[unit + unitAt.worstPrice] = order.worstPrice;
  units[unit + unitAt.arrivalPrice] = order.arrivalPrice ?? noArrival;
  const number = numberNames.length * row;
  numbers[number + numberAt.submittedAt] = order.submittedAt;
  numbers[number + numberAt.updatedAt] = order.updatedAt;
  numbers[number + numberAt.lastFillAt] = order.lastFillAt ?? Number.NaN;
  numbers[number + numberAt.sequence] = order.sequence;
}

/** All fields, in the order of every order: one shape for all of them. */
function read({ words, units, numbers }: Drawer, row: number): EveryField<Order> {
  const word = wordNames.length * row;
  const unit = unitNames.length * row;
  const number = numberNames.length * row;
  const limitPrice = units[unit + unitAt.limitPrice] as Price;
  const arrival = units[unit + unitAt.arrivalPrice] as Price;
  const lastFillAt = numbers[number + numberAt.lastFillAt] as Instant;
  return {
    orderId: words[word + wordAt.orderId] as Order['orderId'],
    clientOrderId: words[word + wordAt.clientOrderId] as Order['clientOrderId'],
    venueOrderId: words[word + wordAt.venueOrderId] as Order['venueOrderId'],
    venue: words[word + wordAt.venue] as Order['venue'],
    account: words[word + wordAt.account] as Order['account'],
    instrument: words[word + wordAt.instrument] as Order['instrument'],
    multiplier: units[unit + unitAt.multiplier] as Ratio,
    side: words[word + wordAt.side] as Order['side'],
    terms:
      words[word + wordAt.orderType] === 'limit'
        ? { orderType: 'limit', limitPrice }
        : { orderType: 'market' },
    quantity: units[unit + unitAt.quantity] as Quantity,
    timeInForce: words[word + wordAt.timeInForce] as Order['timeInForce'],
    expiresAt: undefined,
    reduceOnly: words[word + wordAt.reduceOnly] as boolean,
    postOnly: words[word + wordAt.postOnly] as boolean,
    displayQuantity: undefined,
    origin: words[word + wordAt.origin] as Order['origin'],
    status: words[word + wordAt.status] as Order['status'],
    pending: notPending,
    cumulativeQuantity: units[unit + unitAt.cumulativeQuantity] as Quantity,
    leavesQuantity: noQuantity,
    filledNotional: units[unit + unitAt.filledNotional] as Money,
    commission: units[unit + unitAt.commission] as Money,
    slippage: units[unit + unitAt.slippage] as Money,
    overfilled: false,
    rejectReason: words[word + wordAt.rejectReason] as Order['rejectReason'],
    verdicts: noVerdicts,
    warningReason: undefined,
    worstPrice: units[unit + unitAt.worstPrice] as Price,
    arrivalPrice: arrival === noArrival ? undefined : arrival,
    submittedAt: numbers[number + numberAt.submittedAt] as Instant,
    updatedAt: numbers[number + numberAt.updatedAt] as Instant,
    lastFillAt: Number.isNaN(lastFillAt) ? undefined : lastFillAt,
    replaces: undefined,
    replacedBy: undefined,
    firstAsked: undefined,
    sequence: numbers[number + numberAt.sequence] as number,
  };
}

const noVerdicts: readonly RiskVerdict[] = [];
