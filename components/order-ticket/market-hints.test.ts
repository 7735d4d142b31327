import { describe, expect, test } from 'vitest';
import { limitHint, stopHint } from './market-hints';

const touch = { bid: '189.42', ask: '189.44' };
const tick = { tickSize: '0.01' };

function limit(side: 'buy' | 'sell', limitPrice: string) {
  return limitHint({ side, limitPrice, orderType: 'limit' }, touch, tick);
}

describe('a limit price beside the market', () => {
  test.each([
    ['buy', '189.40', '4 ticks below ask', false],
    ['buy', '189.43', '1 tick below ask', false],
    ['buy', '149.95', '3,949 ticks below ask', false],
    ['buy', '189.44', 'at ask', false],
    ['buy', '189.50', '6 ticks above ask', false],
    ['buy', '189.65', '21 ticks above ask', true],
    ['sell', '189.50', '8 ticks above bid', false],
    ['sell', '189.00', '42 ticks below bid', true],
  ] as const)('%s at %s stands %s', (side, price, text, warns) => {
    expect(limit(side, price)).toEqual({ text, warns });
  });

  test('says nothing of what it cannot read, or without a quote', () => {
    expect(limit('buy', 'a lot')).toBeUndefined();
    expect(
      limitHint(
        { side: 'buy', limitPrice: '1', orderType: 'limit' },
        { bid: '1', ask: null },
        tick,
      ),
    ).toBeUndefined();
  });
});

describe('a stop price beside the market', () => {
  test.each([
    ['buy', '190', 'wakes on a rise', false],
    ['buy', '189', 'already past: wakes at once', true],
    ['sell', '189', 'wakes on a fall', false],
    ['sell', '189.43', 'already past: wakes at once', true],
  ] as const)('%s at %s: %s', (side, stopPrice, text, warns) => {
    expect(stopHint({ side, stopPrice }, { last: '189.43' })).toEqual({ text, warns });
  });
});
