import type { AccountState, OpenExposure } from '../account/account';
import { activityChanged, exposureOf, moveExposure } from '../account/open-exposure';
import { evolveOrder, type OrderChange } from '../order/evolve-order';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import { bookFill } from '../position/book-fill';
import { addMoney } from '../values/amounts';
import { assert } from '../values/assert';
import type { Instant } from '../values/instant';
import { accountOf } from './account-of';
import type { RecordedEvent } from './desk-event';
import type { DeskState } from './desk-state';
import type { Touched } from './touched';

/** A new order, open or denied: kept, found by its client order id, and its capacity held. */
export function newOrder(state: DeskState, asked: Order, sequence: number): Touched {
  const order = asked.sequence === sequence ? asked : { ...asked, sequence };
  const account = accountOf(state, order.account);
  keepOrder(state, order);
  state.clientOrderIds.set(order.account, order.clientOrderId, order.orderId);
  state.orderCount += 1;
  if (!isOpenStatus(order.status)) {
    return { account, order };
  }
  const exposure = exposureOf(account, order);
  moveExposure(account, exposure, undefined, order);
  account.ordersToday += 1;
  activityChanged(account, exposure);
  return { account, order, orderBefore: undefined, exposure, booked: undefined };
}

/** What an event that is no fill does to an order, and to the capacity that it holds. */
export function orderChanged(
  state: DeskState,
  event: OrderChange,
  time: Instant,
  sequence: number,
): Touched {
  const touched = changeOrder(state, event, time, sequence);
  const { account, exposure } = touched;
  if (exposure !== undefined) {
    activityChanged(account, exposure);
  }
  return touched;
}

/** A fill of an order: the order first, then the books. */
export function orderFilled(
  state: DeskState,
  event: Extract<OrderChange, { readonly fill: Fill }>,
  recorded: RecordedEvent,
): Touched {
  const { fill } = event;
  const changed = changeOrder(state, event, recorded.time, recorded.sequence);
  const exposure = changed.exposure ?? exposureOf(changed.account, fill);
  return bookOn(state, changed.account, exposure, fill, recorded, changed);
}

/** A fill that no order of the desk explains is real all the same. */
export function externalFill(state: DeskState, fill: Fill, recorded: RecordedEvent): Touched {
  const account = accountOf(state, fill.account);
  return bookOn(state, account, exposureOf(account, fill), fill, recorded);
}

/** A repair puts an order back as it stood. */
export function restoreOrder(state: DeskState, asked: Order, sequence: number): Touched {
  const orderBefore = state.orders.get(asked.orderId);
  if (orderBefore === undefined) {
    assert(false, `event ${sequence} speaks of a known order`);
  }
  const order = { ...asked, sequence };
  const account = accountOf(state, order.account);
  const exposure = exposureOf(account, order);
  keepOrder(state, order);
  moveExposure(account, exposure, orderBefore, order);
  activityChanged(account, exposure);
  return { account, order, orderBefore, exposure };
}

type ChangedOrder = Touched & { readonly account: AccountState };

function changeOrder(
  state: DeskState,
  event: OrderChange,
  time: Instant,
  sequence: number,
): ChangedOrder {
  const orderBefore = state.orders.get(event.orderId);
  if (orderBefore === undefined) {
    assert(false, `event ${sequence} speaks of a known order`);
  }
  const order = evolveOrder(orderBefore, event, time, sequence);
  const account = accountOf(state, order.account);
  keepOrder(state, order);
  const exposure = exposureOf(account, order);
  const isMoved = moveExposure(account, exposure, orderBefore, order);
  return {
    account,
    order,
    orderBefore,
    exposure: isMoved ? exposure : undefined,
    booked: undefined,
  };
}

/** Books a fill on the position that it meets, the cash and the sums of its account. */
function bookOn(
  state: DeskState,
  account: AccountState,
  exposure: OpenExposure,
  fill: Fill,
  { time, sequence }: RecordedEvent,
  changed?: ChangedOrder,
): Touched {
  const before = account.positions.get(fill.instrument);
  const { position, realizedPnL, cashChange } = bookFill(before, fill, time, sequence);
  if (position === undefined) {
    account.positions.delete(fill.instrument);
  } else {
    account.positions.set(fill.instrument, position);
  }
  account.cash = addMoney(account.cash, cashChange);
  account.realizedPnL = addMoney(account.realizedPnL, realizedPnL);
  account.commission = addMoney(account.commission, fill.commission);
  state.recentFills.shelve(fill.venue, fill.executionId, { fill, bookedOn: account.tradingDay });
  if (before === undefined || position === undefined) {
    activityChanged(account, exposure);
  }
  return {
    account,
    order: changed?.order,
    orderBefore: changed?.orderBefore,
    exposure,
    booked: { fill, position },
  };
}

/** An open order is kept at hand; one that is over goes on the shelf. */
function keepOrder({ orders }: DeskState, order: Order): void {
  if (isOpenStatus(order.status)) {
    orders.set(order.orderId, order);
  } else {
    orders.shelve(order.orderId, order);
  }
}
