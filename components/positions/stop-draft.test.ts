import { describe, expect, test } from 'vitest';
import type { Order } from '@/contract/order';
import { distancePercent, looseStopOf, resultAtStop, stopOf, stopProblem } from './stop-draft';

const long = {
  account: 'main',
  instrument: 'AAPL',
  quantity: '100',
  averagePrice: '190',
  markPrice: '200',
};
const short = { ...long, quantity: '-100' };
const apple = { tickSize: '0.05', priceDecimals: 2 };

function stop(stopPrice: string, changes: Partial<Order> = {}): Order {
  const order: Partial<Order> = {
    orderId: stopPrice,
    account: 'main',
    instrument: 'AAPL',
    side: 'sell',
    orderType: 'stop',
    status: 'working',
    reduceOnly: true,
    stopPrice,
    ...changes,
  };
  // Only what is looked at.
  return order as Order;
}

describe('the stop behind a position', () => {
  test('is the nearest open one against it', () => {
    const orders = [stop('180'), stop('195'), stop('190')];

    expect(stopOf(long, orders)?.stopPrice).toBe('195');
    expect(stopOf(short, orders)).toBeUndefined();
    expect(
      stopOf(short, [stop('215', { side: 'buy' }), stop('205', { side: 'buy' })])?.stopPrice,
    ).toBe('205');
  });

  test('is not one that is over, elsewhere, or trails by itself', () => {
    expect(
      stopOf(long, [
        stop('195', { status: 'canceled' }),
        stop('194', { instrument: 'MSFT' }),
        stop('193', { orderType: 'trailingStop' }),
      ]),
    ).toBeUndefined();
  });

  test('is none that may open a position: that one is named apart', () => {
    const orders = [stop('180'), stop('195', { reduceOnly: false })];

    expect(stopOf(long, orders)?.stopPrice).toBe('180');
    expect(looseStopOf(long, orders)?.stopPrice).toBe('195');
    expect(looseStopOf(long, [stop('180')])).toBeUndefined();
  });

  test('must lie on the grid and on its side of the mark', () => {
    expect(stopProblem('195', long, apple)).toBeUndefined();
    expect(stopProblem('1,195', short, apple)).toBeUndefined();
    expect(stopProblem('195.02', long, apple)).toContain('195.00 or 195.05');
    expect(stopProblem('200', long, apple)).toContain('below the mark 200.00');
    expect(stopProblem('199.95', short, apple)).toContain('would buy at once');
    expect(stopProblem('', long, apple)).toContain('Type a price');
    expect(stopProblem('much', long, apple)).toContain('Type digits');
    expect(stopProblem('195,5', long, apple)).toContain('decimals with a point');
    expect(stopProblem('195.000', long, apple)).toBe(
      'Could be 195,000 or 195: type 195000 or 195.',
    );
  });

  test('says what is left of the profit when it is hit, and how far away it lies', () => {
    expect(resultAtStop(long, '195')).toBe('500');
    expect(resultAtStop(short, '205')).toBe('-1500');
    expect(distancePercent(long, '195')).toBe('2.5');
    expect(distancePercent({ ...long, markPrice: null }, '195')).toBeUndefined();
  });
});
