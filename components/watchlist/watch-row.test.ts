import { describe, expect, test } from 'vitest';
import { changeOf, markAgeOf, spreadShareOf, spreadTicksOf } from './watch-row';

describe('a line of the watchlist', () => {
  test('gains by the last trade against the previous close', () => {
    expect(changeOf({ last: '101.5', previousClose: '100' })).toEqual({
      by: '1.5',
      ratio: '0.015',
    });
    expect(changeOf({ last: '99', previousClose: '100' })).toEqual({ by: '-1', ratio: '-0.01' });
  });

  test('says nothing of a gain before the first trade or without a close', () => {
    expect(changeOf({ last: null, previousClose: '100' })).toBeUndefined();
    expect(changeOf({ last: '100', previousClose: null })).toBeUndefined();
    expect(changeOf({ last: '100', previousClose: '0' })).toBeUndefined();
  });

  test('counts the spread in ticks of its instrument', () => {
    expect(spreadTicksOf({ bid: '189.42', ask: '189.44', tickSize: '0.01' })).toBe('2');
    expect(spreadTicksOf({ bid: '1.08411', ask: '1.08412', tickSize: '0.00001' })).toBe('1');
    expect(spreadTicksOf({ bid: null, ask: '1', tickSize: '0.01' })).toBeUndefined();
  });

  test('compares spreads of cheap and dear instruments by their share of the price', () => {
    const cheap = spreadShareOf({ bid: '0.99', ask: '1.01' });
    const dear = spreadShareOf({ bid: '999.99', ask: '1000.01' });

    expect(cheap).toBe(2_000_000n);
    expect(dear !== undefined && cheap !== undefined && dear < cheap).toBe(true);
  });

  test('gets older while nothing comes', () => {
    expect(markAgeOf({ markAge: 200, receivedAtMs: 1_000 }, 4_000)).toBe(3_200);
    expect(markAgeOf({ markAge: null, receivedAtMs: 1_000 }, 4_000)).toBeUndefined();
  });
});
