import type { InstrumentId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import type { Clock } from '../../ports/clock';
import { presentDepth } from '../present/present-depth';
import type { FeedBook } from './feed-book';
import type { StreamIo, Subscriber } from './subscriber';

/**
 * Displayed levels for those who look at them: the latest of the one instrument that a page watches.
 * Who reads slowly is told when it reads again; what it missed in between it never needs.
 */
export class DepthChannel {
  private readonly desk: Desk;
  private readonly book: FeedBook;
  private readonly clock: Clock;
  private readonly io: StreamIo;
  private readonly moved = new Set<InstrumentId>();
  private booksMoved = false;

  constructor(parts: {
    readonly desk: Desk;
    readonly book: FeedBook;
    readonly clock: Clock;
    readonly io: StreamIo;
  }) {
    this.desk = parts.desk;
    this.book = parts.book;
    this.clock = parts.clock;
    this.io = parts.io;
  }

  /** Called on every tick. */
  noteTick(instrument: InstrumentId): void {
    this.moved.add(instrument);
  }

  /** Called when events have changed orders. */
  noteBooks(): void {
    this.booksMoved = true;
  }

  send(subscribers: Iterable<Subscriber>): void {
    const due = new Map<InstrumentId, string[]>();
    for (const subscriber of subscribers) {
      const { depthOf } = subscriber;
      if (depthOf === undefined) {
        continue;
      }
      subscriber.missedDepth ||= this.booksMoved || this.moved.has(depthOf);
      if (subscriber.missedDepth && !subscriber.isBehind) {
        subscriber.missedDepth = false;
        due.set(depthOf, [...(due.get(depthOf) ?? []), subscriber.socket.id]);
      }
    }
    this.moved.clear();
    this.booksMoved = false;
    for (const [instrument, socketIds] of due) {
      const orders = this.book.orders.open.values();
      const message = presentDepth(this.desk, instrument, orders, this.clock.now());
      this.io.to(socketIds).emit('depth', message);
    }
  }
}
