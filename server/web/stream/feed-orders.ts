import { snapshotBounds } from '../../../contract/stream';
import type { DeskState } from '../../core/desk/desk-state';
import { glanceAtOrder, type OrderGlance } from '../../core/desk/order-row';
import type { Order } from '../../core/order/order';
import { isOpenStatus } from '../../core/order/order-words';
import type { OrderId } from '../../core/values/ids';

/** The orders of a snapshot: all that are open, and the newest of those that are over. */
export class FeedOrders {
  readonly open = new Map<OrderId, Order>();
  /** Oldest first by the event that last changed them. */
  readonly closed = new Map<OrderId, Order>();

  constructor(state: Readonly<DeskState>) {
    const closed: OrderGlance[] = [];
    for (const [, kept] of state.orders.kept()) {
      const glance = glanceAtOrder(kept);
      if (isOpenStatus(glance.status)) {
        this.take(state, glance);
      } else {
        closed.push(glance);
      }
    }
    closed.sort((one, other) => one.sequence - other.sequence);
    for (const glance of closed.slice(-snapshotBounds.closedOrders)) {
      this.take(state, glance);
    }
  }

  put(order: Order): void {
    this.open.delete(order.orderId);
    this.closed.delete(order.orderId);
    this.sideOf(order).set(order.orderId, order);
    if (this.closed.size > snapshotBounds.closedOrders) {
      const oldest = this.closed.keys().next();
      if (!oldest.done) {
        this.closed.delete(oldest.value);
      }
    }
  }

  private take({ orders }: Readonly<DeskState>, { orderId }: OrderGlance): void {
    const order = orders.get(orderId);
    if (order !== undefined) {
      this.sideOf(order).set(orderId, order);
    }
  }

  private sideOf({ status }: Order): Map<OrderId, Order> {
    return isOpenStatus(status) ? this.open : this.closed;
  }
}
