import type { Order } from '../order/order';
import { countedLeaves, countedWorstPrice } from '../order/order-exposure';
import { isOpenStatus } from '../order/order-words';
import {
  addMoney,
  addQuantity,
  type Money,
  noPrice,
  noQuantity,
  notional,
  subtractMoney,
  subtractQuantity,
} from '../values/amounts';
import { larger } from '../values/decimal';
import type { OrderId } from '../values/ids';
import type { AccountState, OpenExposure } from './account';

/**
 * Moves an order from what it was to what it is in the sums that capacity is held by.
 * `before` is undefined for a new order. Costs the same however many orders are open, unless the
 * order that set the worst price leaves: then those of its instrument are looked through.
 */
export function exposureChanged(
  account: AccountState,
  orders: ReadonlyMap<OrderId, Order>,
  before: Order | undefined,
  after: Order,
): OpenExposure {
  const exposure = exposureOf(account, after);
  const costBefore = buyCost(exposure);
  if (before !== undefined && isOpenStatus(before.status)) {
    remove(exposure, before);
  }
  if (isOpenStatus(after.status)) {
    add(exposure, after);
  }
  if (before !== undefined && lowersWorst(exposure, before, after)) {
    recomputeWorst(exposure, orders, after);
  }
  account.openBuyCost = addMoney(subtractMoney(account.openBuyCost, costBefore), buyCost(exposure));
  return exposure;
}

/** An instrument is active with a position or an open order in it. */
export function activityChanged(account: AccountState, exposure: OpenExposure): void {
  if (account.positions.has(exposure.instrument) || exposure.orderIds.size > 0) {
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
    orderIds: new Set(),
    buyLeaves: noQuantity,
    sellLeaves: noQuantity,
    worstBuyPrice: noPrice,
    worstSellPrice: noPrice,
  };
  account.exposures.set(subject.instrument, fresh);
  return fresh;
}

function buyCost(exposure: OpenExposure): Money {
  return notional(exposure.buyLeaves, exposure.worstBuyPrice, exposure.multiplier, 'up');
}

function remove(exposure: OpenExposure, order: Order): void {
  exposure.orderIds.delete(order.orderId);
  const leaves = countedLeaves(order);
  if (order.side === 'buy') {
    exposure.buyLeaves = subtractQuantity(exposure.buyLeaves, leaves);
  } else {
    exposure.sellLeaves = subtractQuantity(exposure.sellLeaves, leaves);
  }
}

function add(exposure: OpenExposure, order: Order): void {
  exposure.orderIds.add(order.orderId);
  const leaves = countedLeaves(order);
  const worst = countedWorstPrice(order);
  if (order.side === 'buy') {
    exposure.buyLeaves = addQuantity(exposure.buyLeaves, leaves);
    exposure.worstBuyPrice = larger(exposure.worstBuyPrice, worst);
  } else {
    exposure.sellLeaves = addQuantity(exposure.sellLeaves, leaves);
    exposure.worstSellPrice = larger(exposure.worstSellPrice, worst);
  }
}

function lowersWorst(exposure: OpenExposure, before: Order, after: Order): boolean {
  const worst = before.side === 'buy' ? exposure.worstBuyPrice : exposure.worstSellPrice;
  const stays = isOpenStatus(after.status) && countedWorstPrice(after) === worst;
  return countedWorstPrice(before) === worst && !stays;
}

function recomputeWorst(
  exposure: OpenExposure,
  orders: ReadonlyMap<OrderId, Order>,
  changed: Order,
): void {
  let worst = noPrice;
  for (const orderId of exposure.orderIds) {
    const order = orderId === changed.orderId ? changed : orders.get(orderId);
    if (order !== undefined && order.side === changed.side) {
      worst = larger(worst, countedWorstPrice(order));
    }
  }
  if (changed.side === 'buy') {
    exposure.worstBuyPrice = worst;
  } else {
    exposure.worstSellPrice = worst;
  }
}
