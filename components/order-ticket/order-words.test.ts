import { describe, expect, test } from 'vitest';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { conditionWords, isReducing, shortWords } from './order-words';

const apple = { instrument: 'AAPL', priceDecimals: 2, quantityDecimals: 0 } as Instrument;

function order(terms: Partial<OrderRequestInput>): OrderRequestInput {
  return { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '1200', ...terms };
}

describe('an order in few words', () => {
  test.each<[Partial<OrderRequestInput>, string]>([
    [{}, 'buy 1,200 AAPL at market'],
    [{ orderType: 'limit', limitPrice: '189.4' }, 'buy 1,200 AAPL @ 189.40'],
    [{ side: 'sell', orderType: 'stop', stopPrice: '180' }, 'sell 1,200 AAPL stop 180.00'],
    [
      { orderType: 'stopLimit', stopPrice: '190', limitPrice: '191' },
      'buy 1,200 AAPL stop 190.00 @ 191.00',
    ],
    [{ orderType: 'trailingStop', trailingOffset: '0.8%' }, 'buy 1,200 AAPL trailing 0.8 %'],
    [{ orderType: 'trailingStop', trailingOffset: '1.5' }, 'buy 1,200 AAPL trailing 1.50'],
  ])('%j', (terms, words) => {
    expect(shortWords(order(terms), apple)).toBe(words);
  });

  test('and what it may do while it stands', () => {
    expect(conditionWords(order({}))).toBe('good for the day');
    expect(
      conditionWords(order({ timeInForce: 'goodTillCancel', postOnly: true, reduceOnly: true })),
    ).toBe('good till canceled, post-only, reduce-only');
    expect(conditionWords(order({ stopLoss: { kind: 'percent', percent: '2' } }))).toBe(
      'good for the day, with a stop',
    );
  });
});

describe('whether an order only reduces', () => {
  test.each([
    ['sell', '100', '100', true],
    ['sell', '101', '100', false],
    ['sell', '100', undefined, false],
    ['buy', '60', '-60', true],
    ['buy', '61', '-60', false],
    ['buy', '10', '100', false],
    ['sell', '10', '-100', false],
  ] as const)('%s %s of %s: %s', (side, quantity, held, reduces) => {
    expect(isReducing(order({ side, quantity }), held)).toBe(reduces);
  });
});
