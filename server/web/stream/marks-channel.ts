import type { Marks } from '../../../contract/stream';
import type { InstrumentId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import type { Clock } from '../../ports/clock';
import { presentTime } from '../present/present-numbers';
import type { FeedBook } from './feed-book';
import { presentAccountMark, presentPositionMark, presentRow } from './present-feed';
import type { StreamIo, Subscriber } from './subscriber';

/**
 * Prices at a steady rate: the latest value of every instrument that has moved since the last time.
 * Who reads slowly is left out and told everything as soon as it reads again.
 */
export class MarksChannel {
  private readonly desk: Desk;
  private readonly book: FeedBook;
  private readonly clock: Clock;
  private readonly io: StreamIo;
  private readonly room: string;
  private readonly moved = new Set<InstrumentId>();
  private booksMoved = false;

  constructor(
    parts: {
      readonly desk: Desk;
      readonly book: FeedBook;
      readonly clock: Clock;
      readonly io: StreamIo;
    },
    room: string,
  ) {
    this.desk = parts.desk;
    this.book = parts.book;
    this.clock = parts.clock;
    this.io = parts.io;
    this.room = room;
  }

  /** Called on every tick. */
  noteTick(instrument: InstrumentId): void {
    this.moved.add(instrument);
  }

  /** Called when events have changed positions, orders or cash. */
  noteBooks(): void {
    this.booksMoved = true;
  }

  send(subscribers: Iterable<Subscriber>): void {
    let listeners = 0;
    for (const subscriber of subscribers) {
      listeners += this.ready(subscriber) ? 1 : 0;
    }
    if (listeners > 0 && (this.moved.size > 0 || this.booksMoved)) {
      this.io.to(this.room).emit('marks', this.message(this.moved));
    }
    this.moved.clear();
    this.booksMoved = false;
  }

  /** All instruments, for who has missed some. */
  sendAll(subscriber: Subscriber): void {
    const all = new Set(this.desk.instruments.map(({ instrument }) => instrument));
    subscriber.socket.emit('marks', this.message(all));
  }

  /** Sees to it that a subscriber is in the room exactly when it has missed nothing. */
  private ready(subscriber: Subscriber): boolean {
    if (subscriber.isBehind) {
      if (!subscriber.missedMarks) {
        subscriber.missedMarks = true;
        void subscriber.socket.leave(this.room);
      }
      return false;
    }
    if (subscriber.missedMarks) {
      subscriber.missedMarks = false;
      this.sendAll(subscriber);
      void subscriber.socket.join(this.room);
      return false;
    }
    return true;
  }

  private message(instruments: ReadonlySet<InstrumentId>): Marks {
    const { desk } = this;
    const now = this.clock.now();
    const positions = [...this.book.positions.held.values()].filter(
      ({ instrument }) => this.booksMoved || instruments.has(instrument),
    );
    return {
      time: presentTime(now),
      rows: [...instruments].map((instrument) => presentRow(desk, instrument, now)),
      positions: positions.map((position) => presentPositionMark(desk, position, now)),
      account: presentAccountMark(desk),
    };
  }
}
