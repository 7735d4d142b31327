import { describe, expect, test } from 'vitest';
import { anOrder } from '@/components/feed/feed.fixture';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import type { Position } from '@/contract/position';
import { chartLines, priceByTicks, priceOnTick } from './chart-lines';

const instrument: Instrument = {
  instrument: 'AAPL',
  name: 'Apple Inc',
  kind: 'equity',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  minQuantity: '1',
  multiplier: '1',
  status: 'open',
  session: 'us-equity',
  priceDecimals: 2,
  quantityDecimals: 0,
};

function order(more: Partial<Order>): Order {
  return anOrder({ quantity: '1200', leavesQuantity: '1200', limitPrice: '189.40', ...more });
}

const linesOf = (orders: readonly Order[], mayTrade = true) =>
  chartLines(instrument, orders, [], mayTrade);

describe('the lines of a chart', () => {
  test('a working limit order stands at its limit and can be moved', () => {
    const limit = order({});

    expect(linesOf([limit])).toEqual([
      {
        lineId: 'o-1/limitPrice',
        price: '189.40',
        tone: 'up',
        label: '▲ buy 1,200 limit',
        moves: { order: limit, field: 'limitPrice' },
        because: undefined,
      },
    ]);
  });

  test('a stop limit order has a line for each of its prices', () => {
    const stop = order({
      side: 'sell',
      orderType: 'stopLimit',
      stopPrice: '186',
      limitPrice: '185',
    });

    expect(linesOf([stop]).map(({ price, tone, label }) => [price, tone, label])).toEqual([
      ['186', 'warn', '▼ sell 1,200 stop'],
      ['185', 'down', '▼ sell 1,200 limit'],
    ]);
  });

  test('a trailing stop is shown where it stands, and the market moves it, nobody else', () => {
    const { limitPrice: _, ...trailing } = order({ orderType: 'trailingStop', stopPrice: '190' });

    expect(linesOf([trailing])).toMatchObject([{ label: '▲ buy 1,200 trailing stop' }]);
    expect(linesOf([trailing])[0]?.moves).toBeUndefined();
  });

  test('orders that are over, and those of other instruments, have none', () => {
    const over = [order({ status: 'filled' }), order({ status: 'denied' })];

    expect(linesOf([...over, order({ instrument: 'MSFT' })])).toEqual([]);
  });

  test('what cannot be moved now says why; who may not trade moves nothing', () => {
    expect(linesOf([order({ pendingOperation: 'cancel' })])[0]?.because).toBe(
      'it is being canceled',
    );
    expect(linesOf([order({ status: 'unknown' })])[0]?.because).toBe(
      'the venue has not answered yet',
    );
    expect(linesOf([order({})], false)[0]?.moves).toBeUndefined();
  });

  test('a position stands at its average price', () => {
    // Only what the line is made of.
    const short = {
      account: 'main',
      instrument: 'AAPL',
      quantity: '-400',
      averagePrice: '189.25',
    } as Position;

    expect(chartLines(instrument, [], [short], true)).toMatchObject([
      { price: '189.25', label: 'short 400 average', tone: 'accent' },
    ]);
  });
});

describe('a line that is let go', () => {
  test.each([
    [189.4449, '189.44'],
    [189.4451, '189.45'],
    [0.0001, '0.01'],
    [-5, '0.01'],
  ])('at %d stands on the nearest tick, %s', (price, expected) => {
    expect(priceOnTick(price, instrument)).toBe(expected);
  });

  test('by keyboard moves tick by tick, and never to nothing', () => {
    expect(priceByTicks('189.4', 1, instrument)).toBe('189.41');
    expect(priceByTicks('189.4', -10, instrument)).toBe('189.3');
    expect(priceByTicks('0.02', -10, instrument)).toBe('0.01');
    expect(priceByTicks('1.08411', 3, { tickSize: '0.00001' })).toBe('1.08414');
  });
});
