import type { Instant } from '../../core/values/instant';
import type { Clock } from '../../ports/clock';
import type { Timer } from '../../ports/timer';
import { Agenda } from './agenda';
import type { PaperOrder } from './paper-order';

/** Orders by the moment at which they expire by themselves, on the time of day. */
export class ExpiryCalendar {
  private readonly clock: Clock;
  private readonly agenda: Agenda<Instant>;
  private readonly orders = new Map<Instant, Set<PaperOrder>>();

  /** `ring` is called when orders expire; it takes them by `takeExpired`. */
  constructor(clock: Clock, timer: Timer, ring: () => void) {
    this.clock = clock;
    this.agenda = new Agenda(() => clock.now(), timer, ring);
  }

  /** Orders of one moment expire in the order in which they are added. */
  add(order: PaperOrder): void {
    const { expiresAt } = order;
    if (expiresAt === undefined) {
      return;
    }
    const known = this.orders.get(expiresAt);
    if (known === undefined) {
      this.orders.set(expiresAt, new Set([order]));
      this.agenda.add(expiresAt, 0, expiresAt);
    } else {
      known.add(order);
    }
  }

  remove(order: PaperOrder): void {
    if (order.expiresAt !== undefined) {
      this.orders.get(order.expiresAt)?.delete(order);
    }
  }

  /** The orders that expire by now, in the order of their moment. */
  takeExpired(): readonly PaperOrder[] {
    const expired: PaperOrder[] = [];
    for (let due = this.agenda.takeDue(); due !== undefined; due = this.agenda.takeDue()) {
      expired.push(...(this.orders.get(due) ?? []));
      this.orders.delete(due);
    }
    return expired;
  }

  /** Whether a moment is past. */
  isPast(moment: Instant): boolean {
    return moment <= this.clock.now();
  }

  wake(): void {
    this.agenda.wake();
  }

  sleep(): void {
    this.agenda.sleep();
  }
}
