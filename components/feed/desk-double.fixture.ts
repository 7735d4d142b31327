import type { Alert } from '@/contract/alert';
import type { Fill } from '@/contract/fill';
import type { Order } from '@/contract/order';
import type { BookedPosition } from '@/contract/position';
import {
  type Heartbeat,
  type ResyncRequest,
  type Snapshot,
  type StreamEvent,
  type StreamEvents,
  snapshotBounds,
} from '@/contract/stream';
import {
  aFill,
  aHeartbeat,
  anAlert,
  anEvent,
  anOrder,
  aPosition,
  aSnapshotState,
} from './feed.fixture';

/** What the desk does by itself in a test, decided by a number. */
export type DeskStep = {
  readonly kind: 'send' | 'fill' | 'cancel' | 'alert' | 'close';
  readonly pick: number;
};

/**
 * The desk's side of the stream, written the plain way: it keeps whole lists, sorts and cuts them
 * for a snapshot, and knows nothing of how a page keeps up to date.
 */
export class DeskDouble {
  epoch = 'run-1';
  sequence = 0;
  private runs = 1;
  private told = 0;
  private pending: StreamEvent[] = [];
  private ring: StreamEvent[] = [];
  private readonly ringSize: number;
  private orders: readonly Order[] = [];
  private fills: readonly Fill[] = [];
  private positions: readonly BookedPosition[] = [];
  private alerts: readonly Alert[] = [];

  constructor(ringSize: number) {
    this.ringSize = ringSize;
  }

  act({ kind, pick }: DeskStep): void {
    const open = this.orders.filter((order) => order.status === 'working');
    const order = open[pick % Math.max(1, open.length)];
    const sequence = this.sequence + 1;
    if (kind === 'send') {
      this.note({ order: anOrder({ orderId: `o-${sequence}`, sequence }) });
    } else if (kind === 'alert') {
      this.note({ alert: anAlert({ alertId: `a-${pick % 3}`, count: sequence, sequence }) });
    } else if (kind === 'close') {
      this.note({
        position: aPosition({ instrument: this.nameOf(pick), quantity: '0', sequence }),
      });
    } else if (order !== undefined && kind === 'fill') {
      this.note({
        order: { ...order, status: 'filled', cumulativeQuantity: '100', sequence },
        fill: aFill({ orderId: order.orderId, sequence }),
        position: aPosition({
          instrument: this.nameOf(pick),
          quantity: String(sequence),
          sequence,
        }),
      });
    } else if (order !== undefined) {
      this.note({ order: { ...order, status: 'canceled', sequence } });
    }
  }

  /** A new start of the process: the same books, another epoch, nothing kept for latecomers. */
  restart(): void {
    this.runs += 1;
    this.epoch = `run-${this.runs}`;
    this.ring = [];
    this.pending = [];
    this.told = this.sequence;
  }

  /** The batch that goes to every page now; undefined when nothing happened. */
  takeBatch(): StreamEvents | undefined {
    if (this.pending.length === 0) {
      return undefined;
    }
    const batch = this.batchOf(this.told, this.pending);
    this.ring = [...this.ring, ...this.pending].slice(-this.ringSize);
    this.told = this.sequence;
    this.pending = [];
    return batch;
  }

  answer({ epoch, sequence }: ResyncRequest): Snapshot | StreamEvents {
    const oldest = this.ring[0]?.sequence ?? this.told + 1;
    if (epoch !== this.epoch || sequence === undefined || sequence + 1 < oldest) {
      return this.snapshot();
    }
    return this.batchOf(
      sequence,
      this.ring.filter((event) => event.sequence > sequence),
    );
  }

  heartbeat(): Heartbeat {
    return aHeartbeat({ epoch: this.epoch, sequence: this.told });
  }

  /** As of the last event told. */
  snapshot(): Snapshot {
    this.takeBatch();
    const newest = <Row extends { sequence: number }>(rows: readonly Row[]) =>
      [...rows].sort((one, other) => other.sequence - one.sequence);
    const isOpen = (order: Order) => order.status === 'working';
    const closed = newest(this.orders.filter((order) => !isOpen(order)));
    return {
      epoch: this.epoch,
      sequence: this.told,
      serverTime: '2026-11-22T12:00:00.000Z',
      state: aSnapshotState({
        orders: [...this.orders.filter(isOpen), ...closed.slice(0, snapshotBounds.closedOrders)],
        fills: newest(this.fills).slice(0, snapshotBounds.fills),
        positions: [...this.positions],
        alerts: [...this.alerts],
      }),
    };
  }

  private nameOf(pick: number): string {
    return ['AAPL', 'IBM', 'XOM'][pick % 3] ?? 'AAPL';
  }

  private note(records: Partial<StreamEvent>): void {
    this.sequence += 1;
    this.pending.push(anEvent(this.sequence, records));
    const { order, fill, position, alert } = records;
    if (order !== undefined) {
      this.orders = [...this.orders.filter((one) => one.orderId !== order.orderId), order];
    }
    if (fill !== undefined) {
      this.fills = [...this.fills, fill];
    }
    if (position !== undefined) {
      const others = this.positions.filter((one) => one.instrument !== position.instrument);
      this.positions = position.quantity === '0' ? others : [...others, position];
    }
    if (alert !== undefined) {
      this.alerts = [...this.alerts.filter((one) => one.alertId !== alert.alertId), alert];
    }
  }

  private batchOf(previousSequence: number, events: StreamEvent[]): StreamEvents {
    return {
      epoch: this.epoch,
      previousSequence,
      sequence: events.at(-1)?.sequence ?? previousSequence,
      events,
    };
  }
}
