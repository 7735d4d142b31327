import type { Order } from '../../core/order/order';
import type { ClosedPosition, Position } from '../../core/position/position';
import type { EquityPoint, RecordedFill } from '../../ports/desk-queries';
import type { ReadRows } from '../../ports/read-tables';
import {
  closedPositionRow,
  cursorRow,
  equityRow,
  fillRow,
  orderEventRow,
  orderRow,
  positionRow,
  type ReadRow,
  reopenedPositionRow,
} from './read-row';

/** Rows that wait to be written: of each order and position the last state. */
export class PendingReadRows {
  readonly #orders = new Map<string, Order>();
  readonly #positions = new Map<string, Position>();
  readonly #orderEvents: ReadRows['orderEvents'][number][] = [];
  readonly #fills: RecordedFill[] = [];
  readonly #closedPositions = new Map<number, ClosedPosition>();
  readonly #reopenedPositions = new Map<number, ClosedPosition>();
  readonly #equity: EquityPoint[] = [];
  #cursor: number | undefined;

  get isEmpty(): boolean {
    return this.#cursor === undefined;
  }

  add(rows: ReadRows): void {
    for (const order of rows.orders) {
      this.#orders.set(order.orderId, order);
    }
    for (const position of rows.positions) {
      this.#positions.set(`${position.account}/${position.instrument}`, position);
    }
    this.#orderEvents.push(...rows.orderEvents);
    this.#fills.push(...rows.fills);
    for (const closed of rows.closedPositions) {
      this.#closedPositions.set(closed.sequence, closed);
    }
    for (const closed of rows.reopenedPositions) {
      this.#closedPositions.delete(closed.sequence);
      this.#reopenedPositions.set(closed.sequence, closed);
    }
    this.#equity.push(...rows.equity);
    this.#cursor = rows.cursor;
  }

  /** Puts what came later on top. */
  addAll(later: PendingReadRows): void {
    if (later.#cursor !== undefined) {
      this.add({
        orders: [...later.#orders.values()],
        positions: [...later.#positions.values()],
        orderEvents: later.#orderEvents,
        fills: later.#fills,
        closedPositions: [...later.#closedPositions.values()],
        reopenedPositions: [...later.#reopenedPositions.values()],
        equity: later.#equity,
        cursor: later.#cursor,
      });
    }
  }

  /** The rows in pieces, each made only when it is asked for; the cursor is in the last one. */
  *pieces(size: number): Generator<readonly ReadRow[]> {
    let piece: ReadRow[] = [];
    for (const row of this.#rows()) {
      if (piece.length === size) {
        yield piece;
        piece = [];
      }
      piece.push(row);
    }
    yield piece;
  }

  *#rows(): Generator<ReadRow> {
    for (const order of this.#orders.values()) {
      yield orderRow(order);
    }
    for (const { orderId, sequence } of this.#orderEvents) {
      yield orderEventRow(orderId, sequence);
    }
    for (const fill of this.#fills) {
      yield fillRow(fill);
    }
    for (const position of this.#positions.values()) {
      yield positionRow(position);
    }
    for (const position of this.#closedPositions.values()) {
      yield closedPositionRow(position);
    }
    for (const position of this.#reopenedPositions.values()) {
      yield reopenedPositionRow(position);
    }
    for (const point of this.#equity) {
      yield equityRow(point);
    }
    yield cursorRow(this.#cursor ?? 0);
  }
}
