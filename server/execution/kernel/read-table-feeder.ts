import type { EquityPoint } from '../../ports/desk-queries';
import type { ReadRows, ReadTables } from '../../ports/read-tables';
import type { AccountBooks, CommittedEvent } from './committed-event';

type Mutable<Rows> = {
  -readonly [Name in keyof Rows]: Rows[Name] extends readonly (infer Row)[] ? Row[] : Rows[Name];
};

/** Of most kinds a command has none: one list for all of them, which nobody adds to. */
const none: never[] = [];

/** One more row. A list that is begun empty takes room for many at once, and most come to one. */
function withRow<Row>(rows: Row[], row: Row): Row[] {
  if (rows.length === 0) {
    return [row];
  }
  rows.push(row);
  return rows;
}

/** Turns durable events into the rows of the read tables: the projector. */
export class ReadTableFeeder {
  private readonly tables: ReadTables;

  constructor(tables: ReadTables) {
    this.tables = tables;
  }

  /** Takes durable events in the order of their sequence; returns at once. */
  feed(events: readonly CommittedEvent[]): void {
    const rows: Mutable<ReadRows> = {
      orders: none,
      orderEvents: none,
      fills: none,
      positions: none,
      closedPositions: none,
      reopenedPositions: none,
      equity: none,
      cursor: 0,
    };
    for (const committed of events) {
      addRows(rows, committed);
    }
    if (rows.cursor > 0) {
      this.tables.apply(rows);
    }
  }
}

function addRows(rows: Mutable<ReadRows>, committed: CommittedEvent): void {
  const { event, order, position, books, sequence, time } = committed;
  rows.cursor = sequence;
  if (order !== undefined) {
    rows.orders = withRow(rows.orders, order);
    rows.orderEvents = withRow(rows.orderEvents, { orderId: order.orderId, sequence });
  }
  if (position !== undefined) {
    rows.positions = withRow(rows.positions, position);
  }
  if ('reopens' in event && event.reopens !== undefined) {
    rows.reopenedPositions = withRow(rows.reopenedPositions, event.reopens);
  }
  switch (event.type) {
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
    case 'EXTERNAL_FILL_BOOKED':
    case 'FILL_REVERSED':
      rows.fills = withRow(rows.fills, { sequence, recordedAt: time, fill: event.fill });
      break;
    case 'POSITION_CLOSED':
      rows.closedPositions = withRow(rows.closedPositions, event.position);
      break;
    case 'EQUITY_MARKED':
      if (books !== undefined) {
        rows.equity = withRow(rows.equity, equityPoint(committed, event, books));
      }
      break;
    default:
      break;
  }
}

function equityPoint(
  { sequence, time }: CommittedEvent,
  marked: {
    readonly equity: EquityPoint['equity'];
    readonly unrealizedPnL: EquityPoint['unrealizedPnL'];
  },
  books: AccountBooks,
): EquityPoint {
  return {
    sequence,
    time,
    account: books.account,
    equity: marked.equity,
    unrealizedPnL: marked.unrealizedPnL,
    realizedPnL: books.realizedPnL,
    commission: books.commission,
    netDeposits: books.netDeposits,
    peakEquity: books.peakEquity,
  };
}
