import type { EquityPoint } from '../../ports/desk-queries';
import type { ReadRows, ReadTables } from '../../ports/read-tables';
import type { AccountBooks, CommittedEvent } from './committed-event';

type Mutable<Rows> = {
  -readonly [Name in keyof Rows]: Rows[Name] extends readonly (infer Row)[] ? Row[] : Rows[Name];
};

/** Turns durable events into the rows of the read tables: the projector. */
export class ReadTableFeeder {
  private readonly tables: ReadTables;

  constructor(tables: ReadTables) {
    this.tables = tables;
  }

  /** Takes durable events in the order of their sequence; returns at once. */
  feed(events: readonly CommittedEvent[]): void {
    const rows: Mutable<ReadRows> = {
      orders: [],
      orderEvents: [],
      fills: [],
      positions: [],
      closedPositions: [],
      equity: [],
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
    rows.orders.push(order);
    rows.orderEvents.push({ orderId: order.orderId, sequence });
  }
  if (position !== undefined) {
    rows.positions.push(position);
  }
  switch (event.type) {
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
    case 'EXTERNAL_FILL_BOOKED':
    case 'FILL_REVERSED':
      rows.fills.push({ sequence, recordedAt: time, fill: event.fill });
      break;
    case 'POSITION_CLOSED':
      rows.closedPositions.push(event.position);
      break;
    case 'EQUITY_MARKED':
      if (books !== undefined) {
        rows.equity.push(equityPoint(committed, event, books));
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
