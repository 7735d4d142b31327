import type { Order } from '../core/order/order';
import type { ClosedPosition, Position } from '../core/position/position';
import type { OrderId } from '../core/values/ids';
import type { EquityPoint, RecordedFill } from './desk-queries';

/**
 * Tables that follow the journal, for questions that memory should not answer. They may lag, be
 * dropped and be made again; nothing is decided from them.
 *
 * 1. Applying the same rows again changes nothing: after a crash the projector goes on from
 *    `cursor` and repeats what it is not sure of.
 * 2. The cursor moves only after all rows up to it are written.
 */
export interface ReadTables {
  /** Takes rows in the order of the journal and returns at once; the last state of a row counts. */
  apply(rows: ReadRows): void;
  /** Resolves when all that was applied can be read. */
  flush(): Promise<void>;
  /** Journal sequence up to which the tables are complete; 0 for empty ones. */
  cursor(): Promise<number>;
  /** Empties the tables, to make them again from the first event. */
  clear(): Promise<void>;
  /** Tells when they have failed and stand still until the next start. */
  onStandstill(listener: (why: string) => void): void;
}

/** What a stretch of the journal changed. */
export interface ReadRows {
  readonly orders: readonly Order[];
  /** Which events speak of which order. */
  readonly orderEvents: readonly { readonly orderId: OrderId; readonly sequence: number }[];
  readonly fills: readonly RecordedFill[];
  /** As they are after the stretch; quantity zero takes the row away. */
  readonly positions: readonly Position[];
  readonly closedPositions: readonly ClosedPosition[];
  /** That had been closed and go on, since a repair took back what had closed them: their rows are taken away. */
  readonly reopenedPositions: readonly ClosedPosition[];
  readonly equity: readonly EquityPoint[];
  /** Sequence of the last event of the stretch. */
  readonly cursor: number;
}
