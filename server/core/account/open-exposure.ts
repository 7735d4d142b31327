import type { Order } from '../order/order';
import { countedLeaves, countedWorstPrice, isCounted } from '../order/order-exposure';
import { isOpenStatus } from '../order/order-words';
import type { Side } from '../order/side';
import {
  addQuantity,
  type Money,
  noMoney,
  noPrice,
  noQuantity,
  notional,
  type Price,
  type Quantity,
} from '../values/amounts';
import { assert } from '../values/assert';
import type { OrderId } from '../values/ids';
import type { AccountState, OpenExposure } from './account';
import { highestPrice, insertPrice, removePrice } from './sorted-prices';

/**
 * Moves an order from what it was to what it is in the sums that capacity is held by.
 * `before` is undefined for a new order. The cost grows with the logarithm of the orders open in
 * the instrument. False when neither the sums nor the list of open orders moved.
 */
export function moveExposure(
  account: AccountState,
  exposure: OpenExposure,
  before: Order | undefined,
  after: Order,
): boolean {
  const wasOpen = before !== undefined && isOpenStatus(before.status);
  const isOpen = isOpenStatus(after.status);
  const counts = isCounted(after);
  const leavesBefore = wasOpen ? countedLeaves(before) : noQuantity;
  const leaves = isOpen ? countedLeaves(after) : noQuantity;
  const priceBefore = wasOpen && counts ? countedWorstPrice(before) : undefined;
  const price = isOpen && counts ? countedWorstPrice(after) : undefined;
  if (isOpen && !wasOpen) {
    exposure.orderIds.push(after.orderId);
  } else if (wasOpen && !isOpen) {
    removeId(exposure.orderIds, after.orderId);
  }
  if (leaves === leavesBefore && price === priceBefore) {
    return isOpen !== wasOpen;
  }
  movePrice(after.side === 'buy' ? exposure.buyPrices : exposure.sellPrices, priceBefore, price);
  moveSide(account, exposure, after.side, (leaves - leavesBefore) as Quantity);
  return true;
}

/**
 * An instrument is active with a position or an open order in it. Asked after each change: with more
 * than one order open it was so before.
 */
export function activityChanged(account: AccountState, exposure: OpenExposure): void {
  if (exposure.orderIds.length > 1) {
    return;
  }
  if (account.positions.has(exposure.instrument) || exposure.orderIds.length > 0) {
    account.activeInstruments.add(exposure.instrument);
  } else {
    account.activeInstruments.delete(exposure.instrument);
  }
}

/** The exposure of an instrument, made on first need. */
export function exposureOf(
  account: AccountState,
  subject: Pick<Order, 'instrument' | 'multiplier'>,
): OpenExposure {
  const known = account.exposures.get(subject.instrument);
  if (known !== undefined) {
    return known;
  }
  const fresh: OpenExposure = {
    instrument: subject.instrument,
    multiplier: subject.multiplier,
    orderIds: [],
    buyLeaves: noQuantity,
    sellLeaves: noQuantity,
    buyPrices: [],
    sellPrices: [],
    worstBuyPrice: noPrice,
    worstSellPrice: noPrice,
    buyCost: noMoney,
  };
  account.exposures.set(subject.instrument, fresh);
  return fresh;
}

/**
 * An instrument has few open orders, and the newest are mostly the first to leave: a list costs a
 * twentieth of a Set whose keys lie anywhere in memory.
 */
function removeId(orderIds: OrderId[], orderId: OrderId): void {
  if (orderIds[orderIds.length - 1] === orderId) {
    orderIds.pop();
    return;
  }
  const place = orderIds.indexOf(orderId);
  assert(place >= 0, 'an order that leaves an exposure is in it');
  orderIds.splice(place, 1);
}

function movePrice(prices: Price[], before: Price | undefined, after: Price | undefined): void {
  if (before === after) {
    return;
  }
  if (before !== undefined) {
    removePrice(prices, before);
  }
  if (after !== undefined) {
    insertPrice(prices, after);
  }
}

function moveSide(
  account: AccountState,
  exposure: OpenExposure,
  side: Side,
  leavesChange: Quantity,
): void {
  if (side === 'sell') {
    exposure.sellLeaves = addQuantity(exposure.sellLeaves, leavesChange);
    exposure.worstSellPrice = highestPrice(exposure.sellPrices);
    return;
  }
  exposure.buyLeaves = addQuantity(exposure.buyLeaves, leavesChange);
  exposure.worstBuyPrice = highestPrice(exposure.buyPrices);
  const { buyLeaves, worstBuyPrice, multiplier, buyCost } = exposure;
  exposure.buyCost = notional(buyLeaves, worstBuyPrice, multiplier, 'up');
  account.openBuyCost = (account.openBuyCost + exposure.buyCost - buyCost) as Money;
}
