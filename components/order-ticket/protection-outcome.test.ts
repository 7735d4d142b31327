import { describe, expect, test } from 'vitest';
import type { OrderRequestInput } from '@/contract/order-request';
import { middleOf } from './market-middle';
import { protectionOutcome } from './protection-outcome';

const apple = { tickSize: '0.01', multiplier: '1' };
const future = { tickSize: '0.25', multiplier: '50' };

function order(terms: Partial<OrderRequestInput>): OrderRequestInput {
  const limit = { orderType: 'limit', limitPrice: '189.4' } as const;
  return { instrument: 'AAPL', side: 'buy', quantity: '1000', ...limit, ...terms };
}

describe('what an order makes of its protection', () => {
  test.each<[string, Partial<OrderRequestInput>, typeof apple, object]>([
    [
      'a stop at a price, and a target',
      { stopLoss: { kind: 'fixed', price: '185' }, takeProfit: '198' },
      apple,
      { stopLevel: '185', isAbout: false, loss: '4400', target: '198', gain: '8600' },
    ],
    [
      'two percent, rounded up to the tick since the market is above',
      { stopLoss: { kind: 'percent', percent: '2' } },
      apple,
      { stopLevel: '185.62', loss: '3780', target: undefined, gain: undefined },
    ],
    [
      'two percent above a sale, rounded down to the tick',
      { side: 'sell', stopLoss: { kind: 'percent', percent: '2' } },
      apple,
      { stopLevel: '193.18', loss: '3780' },
    ],
    [
      'contracts, by their multiplier',
      { quantity: '2', limitPrice: '4500.25', stopLoss: { kind: 'fixed', price: '4490' } },
      future,
      { loss: '1025' },
    ],
    [
      'an order at the market, from its middle',
      { orderType: 'market', stopLoss: { kind: 'percent', percent: '10' } },
      apple,
      { stopLevel: '170.48', isAbout: true, loss: '18935' },
    ],
  ])('%s', (_, terms, instrument, expected) => {
    expect(protectionOutcome(order(terms), instrument, '189.415')).toMatchObject(expected);
  });

  test('is nothing without a stop, or without a price to measure from', () => {
    const atMarket = order({ orderType: 'market', stopLoss: { kind: 'percent', percent: '1' } });

    expect(protectionOutcome(order({}), apple, '189')).toBeUndefined();
    expect(protectionOutcome(atMarket, apple, undefined)).toBeUndefined();
  });
});

describe('the middle of the market', () => {
  test.each([
    [{ bid: '189.41', ask: '189.42', last: '1' }, '189.415'],
    [{ bid: null, ask: '189.42', last: '188' }, '188'],
    [{ bid: '1', ask: null, last: null }, null],
  ])('of %o is %s', (quote, middle) => {
    expect(middleOf(quote)).toBe(middle);
  });
});
