import { describe, expect, test } from 'vitest';
import type { Position } from '@/contract/position';
import { closeEffect, halfOf, netRealized, sumOf } from './position-sums';

const long: Position = {
  instrument: 'SPY',
  account: 'main',
  quantity: '400',
  averagePrice: '512.1',
  costBasis: '204840',
  realizedPnL: '10',
  commission: '1.5',
  openedAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
  sequence: 1,
  markPrice: '512.895',
  markAge: 10,
  marketValue: '205158',
  unrealizedPnL: '318',
  returnPercent: '0.155',
  holdingPeriod: 1_000,
  efficiency: null,
};
const short: Position = { ...long, quantity: '-0.25', marketValue: '-16030.275' };

describe('half of a position', () => {
  const lots = (lotSize: string, minQuantity = '0') => ({ lotSize, minQuantity });

  test.each([
    ['400', lots('1'), '200'],
    ['401', lots('1'), '200'],
    ['-401', lots('1'), '200'],
    ['0.25', lots('0.00000001'), '0.125'],
    ['300', lots('100'), '100'],
    ['1', lots('1'), undefined],
    ['30', lots('1', '20'), undefined],
    ['3', undefined, '1'],
  ])('of %s in lots of %j is %s', (quantity, instrument, half) => {
    expect(halfOf({ ...long, quantity }, instrument)).toBe(half);
  });
});

describe('what closing does', () => {
  test('half of a long sells half, realizes half and leaves half', () => {
    expect(closeEffect(long, '200')).toEqual({
      side: 'sell',
      value: '102579',
      realized: '159',
      left: '200',
    });
  });

  test('a short is bought back, and its value is shown without a sign', () => {
    expect(closeEffect(short, '0.25')).toMatchObject({
      side: 'buy',
      value: '16030.275',
      left: '0',
    });
  });

  test('is not known without a mark', () => {
    const unmarked = { ...long, marketValue: null, unrealizedPnL: null };

    expect(closeEffect(unmarked, '400')).toMatchObject({ value: null, realized: null });
  });
});

describe('sums', () => {
  test('are exact', () => {
    expect(sumOf([{ a: '0.1' }, { a: '0.2' }], ({ a }) => a)).toBe('0.3');
    expect(netRealized(long)).toBe('8.5');
  });

  test('with one unknown are unknown, never a part of the whole', () => {
    expect(sumOf([{ a: '1' }, { a: null }], ({ a }) => a)).toBeNull();
  });
});
