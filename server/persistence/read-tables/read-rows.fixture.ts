import type { Fill } from '../../core/order/fill';
import { notPending, type Order } from '../../core/order/order';
import type { ClosedPosition, Position } from '../../core/position/position';
import { money, noMoney, noQuantity, one, price, quantity, ratio } from '../../core/values/amounts';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toOrderId,
  toUserName,
  toVenueName,
} from '../../core/values/ids';
import { addMilliseconds, toInstant } from '../../core/values/instant';
import type { EquityPoint, RecordedFill } from '../../ports/desk-queries';
import type { ReadRows } from '../../ports/read-tables';

export const nine = toInstant(Date.UTC(2026, 10, 2, 14, 30));
export const main = toAccountId('main');
export const aapl = toInstrumentId('AAPL');
export const btc = toInstrumentId('BTC/USD');
const paper = toVenueName('paper');

/** An order numbered in time; its record has texts and numbers that are hard to keep. */
export function order(number: number, changes: Partial<Order> = {}): Order {
  return {
    orderId: toOrderId(`o-${String(number).padStart(9, '0')}`),
    clientOrderId: toClientOrderId(`#${number} ä 🏦`),
    venue: paper,
    account: main,
    instrument: aapl,
    multiplier: one,
    side: 'buy',
    terms: { orderType: 'limit', limitPrice: price('189.12345678') },
    quantity: quantity('100'),
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    origin: { actor: { kind: 'user', user: toUserName('ada'), session: '1' } },
    status: 'working',
    pending: notPending,
    cumulativeQuantity: noQuantity,
    leavesQuantity: quantity('100'),
    filledNotional: noMoney,
    commission: money('-0.00000001'),
    slippage: money('123456789012345678.87654321'),
    overfilled: false,
    verdicts: [],
    worstPrice: price('189.12345678'),
    submittedAt: addMilliseconds(nine, number),
    updatedAt: addMilliseconds(nine, number),
    sequence: number,
    ...changes,
  };
}

export function fill(number: number, changes: Partial<Fill> = {}): RecordedFill {
  return {
    sequence: number,
    recordedAt: addMilliseconds(nine, number),
    fill: {
      executionId: toExecutionId(`e-${number}`),
      venue: paper,
      orderId: order(number).orderId,
      account: main,
      instrument: aapl,
      multiplier: ratio('0.5'),
      side: 'sell',
      quantity: quantity('0.00000001'),
      price: price('10.02'),
      commission: money('1'),
      slippage: money('-0.5'),
      liquidity: 'taker',
      transactTime: addMilliseconds(nine, number),
      why: '#1 trade 300 @ 10.02',
      ...changes,
    },
  };
}

export function position(sequence: number, changes: Partial<Position> = {}): Position {
  return {
    account: main,
    instrument: aapl,
    multiplier: one,
    quantity: quantity('-50'),
    costBasis: money('500'),
    realizedPnL: noMoney,
    commission: noMoney,
    openedAt: nine,
    updatedAt: addMilliseconds(nine, sequence),
    peakQuantity: quantity('50'),
    enteredQuantity: quantity('50'),
    enteredNotional: money('500'),
    exitedQuantity: noQuantity,
    exitedNotional: noMoney,
    sequence,
    ...changes,
  };
}

export function closedPosition(
  sequence: number,
  changes: Partial<ClosedPosition> = {},
): ClosedPosition {
  return {
    ...position(sequence, { quantity: noQuantity }),
    direction: 'long',
    closedAt: addMilliseconds(nine, sequence),
    ...changes,
  };
}

export function equityPoint(sequence: number, changes: Partial<EquityPoint> = {}): EquityPoint {
  return {
    sequence,
    time: addMilliseconds(nine, sequence),
    account: main,
    equity: money('1000000.5'),
    unrealizedPnL: money('-3'),
    realizedPnL: money('4'),
    commission: money('1'),
    netDeposits: money('1000000'),
    peakEquity: money('1000001'),
    ...changes,
  };
}

/** Rows for `apply`; what is not given is empty. */
export function readRows(cursor: number, rows: Partial<ReadRows> = {}): ReadRows {
  return {
    orders: [],
    orderEvents: [],
    fills: [],
    positions: [],
    closedPositions: [],
    reopenedPositions: [],
    equity: [],
    ...rows,
    cursor,
  };
}
