import type { ClientOrderId } from '../../core/values/ids';
import { flatText } from './flat-text';
import { decodeOrder } from './order-record';
import { isOpen, type PaperOrder } from './paper-order';

/**
 * Every order the venue has ever taken, by client order id. Orders that are over lie here as the
 * text that was saved, and are read only when somebody asks for them.
 */
export class OrderShelf {
  private readonly orders = new Map<ClientOrderId, PaperOrder | string>();
  private readonly lost = new Set<ClientOrderId>();

  /** The order; undefined when the venue has never seen the client order id. */
  find(clientOrderId: ClientOrderId): PaperOrder | undefined {
    const found = this.lost.has(clientOrderId) ? undefined : this.orders.get(clientOrderId);
    return typeof found === 'string' ? decodeOrder(found) : found;
  }

  /** The venue does not find it any more; its id stays taken. */
  lose(order: PaperOrder): void {
    this.lost.add(order.request.clientOrderId);
  }

  add(order: PaperOrder): void {
    this.lost.delete(order.request.clientOrderId);
    this.orders.set(order.request.clientOrderId, order);
  }

  /** Lets go of an order that is over, keeping the text that was saved. */
  shelve(order: PaperOrder, text: string): void {
    if (!isOpen(order) && order.requests.length === 0) {
      this.orders.set(order.request.clientOrderId, flatText(text));
    }
  }

  /** Takes up the saved text of an order that is over. */
  resume(clientOrderId: ClientOrderId, text: string): void {
    this.orders.set(clientOrderId, text);
  }
}
