import type { Order } from '../../core/order/order';
import { isOpenStatus } from '../../core/order/order-words';
import type { ClosedPosition, Position } from '../../core/position/position';
import { encodeExact } from '../../core/values/exact-json';
import type { OrderId } from '../../core/values/ids';
import type { EquityPoint, RecordedFill } from '../../ports/desk-queries';
import type { SqlValue } from '../database/sql-statement';

/** A read table: which columns a row has, what its key is, and what may change in it. */
interface ReadTable {
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Nothing: the row never changes, and a second one like it is left out. */
  readonly changing: readonly string[];
}

/** Read tables by name. A row has its exact record as text, beside the columns that are searched. */
export const readTableColumns = {
  OrderRow: {
    columns: [
      'orderId',
      'account',
      'clientOrderId',
      'instrument',
      'strategy',
      'isOpen',
      'submittedAt',
      'record',
    ],
    key: ['orderId'],
    changing: ['isOpen', 'record'],
  },
  OrderEventRow: { columns: ['orderId', 'sequence'], key: ['orderId', 'sequence'], changing: [] },
  FillRow: {
    columns: ['sequence', 'account', 'instrument', 'orderId', 'recordedAt', 'record'],
    key: ['sequence'],
    changing: [],
  },
  PositionRow: {
    columns: ['account', 'instrument', 'record'],
    key: ['account', 'instrument'],
    changing: ['record'],
  },
  ClosedPositionRow: {
    columns: ['sequence', 'account', 'instrument', 'closedAt', 'record'],
    key: ['sequence'],
    changing: [],
  },
  EquityRow: {
    columns: ['sequence', 'account', 'time', 'record'],
    key: ['sequence'],
    changing: [],
  },
  ReadCursor: { columns: ['id', 'sequence'], key: ['id'], changing: ['sequence'] },
} as const satisfies Record<string, ReadTable>;

export type ReadTableName = keyof typeof readTableColumns;

/** One row on its way to a read table; `isGone` takes the row with this key away. */
export interface ReadRow {
  readonly table: ReadTableName;
  readonly values: readonly SqlValue[];
  readonly isGone?: true;
}

export function orderRow(order: Order): ReadRow {
  const { orderId, account, clientOrderId, instrument, origin, status, submittedAt } = order;
  const strategy = origin.strategy ?? null;
  const isOpen = isOpenStatus(status);
  const record = encodeExact(order);
  return {
    table: 'OrderRow',
    values: [orderId, account, clientOrderId, instrument, strategy, isOpen, submittedAt, record],
  };
}

export function orderEventRow(orderId: OrderId, sequence: number): ReadRow {
  return { table: 'OrderEventRow', values: [orderId, sequence] };
}

export function fillRow({ sequence, recordedAt, fill }: RecordedFill): ReadRow {
  const { account, instrument, orderId } = fill;
  return {
    table: 'FillRow',
    values: [sequence, account, instrument, orderId ?? null, recordedAt, encodeExact(fill)],
  };
}

export function positionRow(position: Position): ReadRow {
  const { account, instrument } = position;
  return position.quantity === 0n
    ? { table: 'PositionRow', values: [account, instrument], isGone: true }
    : { table: 'PositionRow', values: [account, instrument, encodeExact(position)] };
}

export function closedPositionRow(position: ClosedPosition): ReadRow {
  const { sequence, account, instrument, closedAt } = position;
  return {
    table: 'ClosedPositionRow',
    values: [sequence, account, instrument, closedAt, encodeExact(position)],
  };
}

export function reopenedPositionRow({ sequence }: ClosedPosition): ReadRow {
  return { table: 'ClosedPositionRow', values: [sequence], isGone: true };
}

export function equityRow(point: EquityPoint): ReadRow {
  const { sequence, account, time } = point;
  return { table: 'EquityRow', values: [sequence, account, time, encodeExact(point)] };
}

export function cursorRow(sequence: number): ReadRow {
  return { table: 'ReadCursor', values: [1, sequence] };
}
