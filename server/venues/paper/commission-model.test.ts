import { describe, expect, test } from 'vitest';
import { money, one, price, quantity, ratio } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { commissionOf, feesOf } from './commission-model';
import { percent } from './paper-settings';
import { plainSettings } from './paper-world.fixture';

const hundredAtTen = {
  quantity: quantity('100'),
  price: price('10.00'),
  multiplier: one,
  liquidity: 'taker',
} as const;

describe('the fees of a fill of 100 @ 10.00', () => {
  test.each([
    ['nothing set', {}, '0'],
    ['0.005 a share', { commission: price('0.005') }, '0.5'],
    ['0.1 % of the value', { commissionPercent: percent('0.1') }, '1'],
    ['0.03 % for taking', { takerPercent: percent('0.03') }, '0.3'],
    ['0.03 % for making', { makerPercent: percent('0.03') }, '0'],
    [
      'all of them',
      {
        commission: price('0.005'),
        commissionPercent: percent('0.1'),
        takerPercent: percent('0.03'),
      },
      '1.8',
    ],
  ])('with %s', (_, knobs, fees) => {
    expect(formatDecimal(feesOf({ ...plainSettings, ...knobs }, hundredAtTen))).toBe(fees);
  });

  test('a maker may get a rebate', () => {
    const settings = { ...plainSettings, makerPercent: percent('-0.02') };

    expect(feesOf(settings, { ...hundredAtTen, liquidity: 'maker' })).toBe(money('-0.20'));
  });

  test('the value counts with the multiplier, the shares do not', () => {
    const settings = {
      ...plainSettings,
      commission: price('0.01'),
      commissionPercent: percent('0.1'),
    };

    expect(feesOf(settings, { ...hundredAtTen, multiplier: ratio('50') })).toBe(money('51.00'));
  });
});

describe('the minimum of an order', () => {
  test.each([
    ['1.00', '0.99', '1'],
    ['1.00', '1.00', '1'],
    ['1.00', '1.01', '1.01'],
    ['0', '0.01', '0.01'],
    ['0', '-0.20', '-0.2'],
    ['1.00', '-0.20', '1'],
  ])('of %s makes fees of %s cost %s', (minimum, fees, cost) => {
    const settings = { ...plainSettings, minimumCommission: money(minimum) };

    expect(formatDecimal(commissionOf(settings, money(fees)))).toBe(cost);
  });
});
