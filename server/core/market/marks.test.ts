import { describe, expect, test } from 'vitest';
import { noPrice, noQuantity, price, quantity, ratio } from '../values/amounts';
import { toInstrumentId } from '../values/ids';
import { type Instant, toInstant } from '../values/instant';
import { freshMidOf, markOf, midOf } from './marks';
import type { Quote } from './quote';
import { referencePrice } from './reference-price';

const now = toInstant(1_000_000_000_000);

describe('the mid', () => {
  test('lies halfway, and on half a unit goes to the even one', () => {
    expect(midOf(quoteOf({ bid: '10', ask: '10.01' }))).toBe(price('10.005'));
    expect(midOf(quoteOf({ bid: '0.00000001', ask: '0.00000002' }))).toBe(2n);
    expect(midOf(quoteOf({ bid: '0.00000002', ask: '0.00000003' }))).toBe(2n);
  });

  test.each([
    ['no bid size', { bidSize: noQuantity }],
    ['no ask size', { askSize: noQuantity }],
    ['a bid of zero', { bid: noPrice }],
    ['an ask of zero', { ask: noPrice }],
  ])('is not known with %s', (_what, changed) => {
    expect(midOf({ ...quoteOf({}), ...changed })).toBeUndefined();
  });
});

describe('a mid that can be trusted [rules 3, check 7]', () => {
  test.each([
    ['just younger than 2 s', 1_999, true],
    ['exactly 2 s old', 2_000, true],
    ['just older than 2 s', 2_001, false],
    ['2 s ahead of the clock', -2_000, true],
    ['further ahead: the clock was set back', -2_001, false],
  ])('%s', (_what, age, isFresh) => {
    const quote = quoteOf({ quotedAgo: age });

    expect(freshMidOf(quote, now) !== undefined).toBe(isFresh);
  });

  test.each([
    ['just inside 5 %', '97.51', '102.5', true],
    ['exactly 5 %', '97.5', '102.5', true],
    ['just outside 5 %', '97.49', '102.5', false],
    ['locked', '100', '100', true],
    ['crossed by little', '100.1', '100', true],
    ['crossed by a lot', '102.6', '97.4', false],
  ])('spread %s', (_what, bid, ask, isTrusted) => {
    expect(freshMidOf(quoteOf({ bid, ask }), now) !== undefined).toBe(isTrusted);
  });

  test('takes the caller’s age and spread', () => {
    const quote = quoteOf({ bid: '90', ask: '110', quotedAgo: 5_000 });

    expect(freshMidOf(quote, now, 5_000, ratio('0.2'))).toBe(price('100'));
    expect(freshMidOf(quote, now, 4_999, ratio('0.2'))).toBeUndefined();
    expect(freshMidOf(quote, now, 5_000, ratio('0.19'))).toBeUndefined();
  });
});

describe('the mark of a position [rules 5]', () => {
  test('is the mid while the quote is fresh', () => {
    expect(markOf(quoteOf({ quotedAgo: 500 }), now)).toEqual({
      price: price('100'),
      source: 'mid',
      at: ago(500),
    });
  });

  test('is the last trade, however old, when the quote is not', () => {
    const quote = quoteOf({ quotedAgo: 3_000, tradedAgo: 3_600_000 });

    expect(markOf(quote, now)).toEqual({
      price: price('99.5'),
      source: 'last',
      at: ago(3_600_000),
    });
  });

  test('is the previous close, as old as can be, when nothing traded', () => {
    const quote = { ...quoteOf({ quotedAgo: 3_000 }), last: noPrice };

    expect(markOf(quote, now)).toEqual({
      price: price('98'),
      source: 'previousClose',
      at: toInstant(0),
    });
  });

  test('is not known when there is nothing at all', () => {
    const quote = { ...quoteOf({ quotedAgo: 3_000 }), last: noPrice, previousClose: noPrice };

    expect(markOf(quote, now)).toBeUndefined();
  });
});

describe('the reference for a collar [rules 3, check 7]', () => {
  test('is the mid of a fresh quote', () => {
    expect(referencePrice(quoteOf({}), now)).toEqual({
      price: price('100'),
      source: 'mid',
      wide: false,
    });
  });

  test.each([
    ['just younger than 60 s', 59_999, 'last'],
    ['exactly 60 s old', 60_000, 'last'],
    ['just older than 60 s', 60_001, 'previousClose'],
    ['a minute ahead of the clock', -60_000, 'last'],
    ['further ahead: the clock was set back', -60_001, 'previousClose'],
  ])('is the last trade when the quote is stale: %s', (_what, tradedAgo, source) => {
    const reference = referencePrice(quoteOf({ quotedAgo: 2_001, tradedAgo }), now);

    expect(reference).toEqual(
      source === 'last'
        ? { price: price('99.5'), source, wide: false }
        : { price: price('98'), source, wide: true },
    );
  });

  test('is the last trade when the spread is too wide', () => {
    expect(referencePrice(quoteOf({ bid: '90', ask: '110' }), now)?.source).toBe('last');
  });

  test('is not known when there is nothing: then the answer is no', () => {
    const quote = { ...quoteOf({ quotedAgo: 3_000 }), last: noPrice, previousClose: noPrice };

    expect(referencePrice(quote, now)).toBeUndefined();
  });
});

function quoteOf(given: {
  readonly bid?: string;
  readonly ask?: string;
  readonly quotedAgo?: number;
  readonly tradedAgo?: number;
}): Quote {
  return {
    instrument: toInstrumentId('AAPL'),
    bid: price(given.bid ?? '99.9'),
    bidSize: quantity('100'),
    ask: price(given.ask ?? '100.1'),
    askSize: quantity('100'),
    last: price('99.5'),
    lastSize: quantity('10'),
    previousClose: price('98'),
    quotedAt: ago(given.quotedAgo ?? 0),
    tradedAt: ago(given.tradedAgo ?? 0),
  };
}

function ago(milliseconds: number): Instant {
  return toInstant(now - milliseconds);
}
