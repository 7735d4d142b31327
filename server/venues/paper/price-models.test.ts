import { describe, expect, test } from 'vitest';
import type { Quote } from '../../core/market/quote';
import { price, quantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { toInstrumentId } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { seededRandom } from '../../system/seeded-random';
import { percent } from './paper-settings';
import { plainSettings } from './paper-world.fixture';
import { collarPrice, referencePrice, triggerPrice } from './reference-price';
import { slippedPrice } from './slippage-model';
import { isTriggered } from './stop-trigger';

const quote: Quote = {
  instrument: toInstrumentId('ACME'),
  bid: price('10.00'),
  bidSize: quantity('500'),
  ask: price('10.03'),
  askSize: quantity('300'),
  last: price('10.02'),
  lastSize: quantity('100'),
  previousClose: price('9.50'),
  quotedAt: toInstant(0),
  tradedAt: toInstant(0),
};
const none = quantity('0');

describe('slippage', () => {
  test.each([
    // percent, side, displayed,   worst,    draw, slipped
    ['0', 'buy', '10.02', undefined, 0, '10.02'],
    ['0.1', 'buy', '10.00', undefined, 0.99, '10.01'],
    ['0.1', 'sell', '10.00', undefined, 0.99, '9.99'],
    ['0.1', 'buy', '10.00', '10.02', 0.99, '10.01'],
    ['0.1', 'buy', '10.00', '10.01', 0.99, '10.01'],
    ['0.1', 'buy', '10.00', '10.00', 0.99, '10'],
    ['0.1', 'sell', '10.00', '9.99', 0.99, '9.99'],
    // 1.25 ticks: a quarter of all fills slips by two.
    ['0.1', 'buy', '12.50', undefined, 0.24, '12.52'],
    ['0.1', 'buy', '12.50', undefined, 0.25, '12.51'],
    ['0.1', 'sell', '12.50', undefined, 0.24, '12.48'],
    ['0.1', 'sell', '12.50', undefined, 0.25, '12.49'],
    ['0.1', 'buy', '12.50', '12.51', 0.24, '12.51'],
    // Less than a tick.
    ['0.05', 'buy', '10.00', undefined, 0.49, '10.01'],
    ['0.05', 'buy', '10.00', undefined, 0.5, '10'],
  ] as const)(
    'of %s %% lets a %s at %s with worst %s and a draw of %s fill at %s',
    (share, side, at, worst, draw, slipped) => {
      const fill = slippedPrice({
        settings: { ...plainSettings, slippagePercent: percent(share) },
        side,
        displayed: price(at),
        tickSize: price('0.01'),
        worst: worst === undefined ? undefined : price(worst),
        draws: () => ({ next: () => draw, below: () => 0, normal: () => 0, state: () => '' }),
      });

      expect(formatDecimal(fill)).toBe(slipped);
    },
  );

  test('of 0.03 % at 10 is three tenths of a tick on average', () => {
    const stream = seededRandom(7).stream('slippage');
    const fills = Array.from({ length: 4_000 }, () =>
      slippedPrice({
        settings: { ...plainSettings, slippagePercent: percent('0.03') },
        side: 'buy',
        displayed: price('10'),
        tickSize: price('0.01'),
        worst: undefined,
        draws: () => stream,
      }),
    );

    const slipped = fills.filter((fill) => fill === price('10.01')).length;

    expect(fills.filter((fill) => fill === price('10')).length + slipped).toBe(4_000);
    expect(slipped / 4_000).toBeGreaterThan(0.27);
    expect(slipped / 4_000).toBeLessThan(0.33);
  });
});

describe('the reference price', () => {
  test.each([
    ['the mid of a quote with both sides', quote, '10.015'],
    ['the last trade when a side is empty', { ...quote, askSize: none }, '10.02'],
    [
      'the previous close when nothing has traded',
      { ...quote, bidSize: none, last: price('0') },
      '9.5',
    ],
  ])('is %s', (_, market, expected) => {
    expect(formatDecimal(referencePrice(market) ?? 0n)).toBe(expected);
  });

  test('is unknown when the market has said nothing', () => {
    const silent = { ...quote, bidSize: none, last: price('0'), previousClose: price('0') };

    expect(referencePrice(silent)).toBeUndefined();
    expect(referencePrice(undefined)).toBeUndefined();
  });

  test('bounds a buy above and a sell below by the collar', () => {
    expect(collarPrice('buy', price('10.00'), percent('5'))).toBe(price('10.50'));
    expect(collarPrice('sell', price('10.00'), percent('5'))).toBe(price('9.50'));
  });
});

describe('the price that a stop watches', () => {
  test.each([
    ['last', 'buy', '10.02'],
    ['last', 'sell', '10.02'],
    ['mid', 'buy', '10.015'],
    ['mid', 'sell', '10.015'],
    ['bidAsk', 'buy', '10.03'],
    ['bidAsk', 'sell', '10'],
  ] as const)('by %s for a %s is %s', (trigger, side, expected) => {
    expect(formatDecimal(triggerPrice(quote, trigger, side) ?? 0n)).toBe(expected);
  });

  test('is unknown where the market does not say', () => {
    expect(triggerPrice({ ...quote, last: price('0') }, 'last', 'buy')).toBeUndefined();
    expect(triggerPrice({ ...quote, askSize: none }, 'bidAsk', 'buy')).toBeUndefined();
    expect(triggerPrice({ ...quote, bidSize: none }, 'mid', 'buy')).toBeUndefined();
    expect(triggerPrice(undefined, 'last', 'buy')).toBeUndefined();
  });

  test.each([
    // side,  stop,    watched, wakes
    ['buy', '10.05', '10.04', false],
    ['buy', '10.05', '10.05', true],
    ['buy', '10.05', '10.06', true],
    ['sell', '9.95', '9.96', false],
    ['sell', '9.95', '9.95', true],
    ['sell', '9.95', '9.94', true],
  ] as const)('wakes a %s stop at %s when it is %s: %s', (side, stop, watched, wakes) => {
    expect(isTriggered(side, price(stop), price(watched))).toBe(wakes);
  });
});
