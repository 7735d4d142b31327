import { describe, expect, test } from 'vitest';
import type { Depth, RestingOrder } from '@/contract/depth';
import { ladderOf } from './ladder';

const depth: Depth = {
  instrument: 'AAPL',
  time: '2026-11-22T12:00:00.000Z',
  bids: [
    { price: '189.42', quantity: '300' },
    { price: '189.41', quantity: '500' },
  ],
  asks: [
    { price: '189.44', quantity: '100' },
    { price: '189.45', quantity: '300' },
  ],
  orders: [],
};
const order: RestingOrder = {
  orderId: 'o-1',
  side: 'buy',
  price: '189.41',
  leavesQuantity: '60',
  queueAhead: '240',
};

describe('the ladder', () => {
  test('has the best prices beside each other: asks fall down to them, bids go on below', () => {
    const { asks, bids } = ladderOf(depth);

    expect(asks.map(({ price }) => price)).toEqual(['189.45', '189.44']);
    expect(bids.map(({ price }) => price)).toEqual(['189.42', '189.41']);
  });

  test('adds sizes up from the best price, drawn against the longer side', () => {
    const { asks, bids } = ladderOf(depth);

    expect(bids.map(({ total, share }) => [total, share])).toEqual([
      ['300', 0.375],
      ['800', 1],
    ]);
    expect(asks.map(({ total, share }) => [total, share])).toEqual([
      ['400', 0.5],
      ['100', 0.125],
    ]);
  });

  test('marks own orders at their price with what stands ahead', () => {
    const { bids } = ladderOf({ ...depth, orders: [order] });

    expect(bids.find(({ price }) => price === '189.41')?.own).toEqual([order]);
  });

  test('shows an own order also at a price that nobody else displays', () => {
    const between = { ...order, price: '189.43' };
    const beyond = { ...order, orderId: 'o-2', side: 'sell' as const, price: '190' };
    const { asks, bids } = ladderOf({ ...depth, orders: [between, beyond] });

    expect(bids.map(({ price, quantity }) => [price, quantity])).toEqual([
      ['189.43', '0'],
      ['189.42', '300'],
      ['189.41', '500'],
    ]);
    expect(asks[0]).toMatchObject({ price: '190', quantity: '0', total: '400', own: [beyond] });
  });

  test('has no spread while a side is empty', () => {
    expect(ladderOf(depth).spread).toEqual({ price: '0.02', ratio: '0.00010558' });
    expect(ladderOf({ ...depth, bids: [] }).spread).toBeUndefined();
    expect(ladderOf({ ...depth, bids: [], asks: [] }).asks).toEqual([]);
  });
});
