import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  addPrice,
  addQuantity,
  averagePrice,
  money,
  movedPrice,
  noMoney,
  noPrice,
  noQuantity,
  notional,
  one,
  parseMoney,
  parsePrice,
  parseQuantity,
  parseRatio,
  percentOf,
  portion,
  price,
  quantity,
  ratio,
  ratioOf,
  subtractMoney,
  subtractPrice,
  subtractQuantity,
  toMoney,
  toPrice,
  toQuantity,
  toRatio,
} from './amounts';
import { absolute, scale } from './decimal';

describe('the value of a quantity at a price', () => {
  test.each([
    ['100', '189.50', '1', '18950'],
    ['-100', '189.50', '1', '-18950'],
    ['0', '189.50', '1', '0'],
    ['2', '4500.25', '50', '450025'],
    ['-2', '4500.25', '50', '-450025'],
    ['0.00000001', '50000', '1', '0.0005'],
    ['0.12345678', '43210.98765432', '1', '5334.68939642'],
    ['1000000000', '0.0001', '1', '100000'],
    ['1000000', '1000000', '1', '1000000000000'],
    ['1', '3', '0.00000001', '0.00000003'],
  ])('%s at %s times %s is %s', (size, at, multiplier, value) => {
    expect(notional(quantity(size), price(at), ratio(multiplier))).toBe(money(value));
  });

  test.each([
    ['halfEven', '0.00000002'],
    ['up', '0.00000003'],
    ['down', '0.00000002'],
    ['floor', '0.00000002'],
    ['ceiling', '0.00000003'],
  ] as const)('2.5 units of the last decimal rounded %s are %s', (rounding, value) => {
    expect(notional(quantity('0.00000005'), price('0.5'), one, rounding)).toBe(money(value));
    expect(notional(quantity('0.00000005'), price('0.25'), ratio('2'), rounding)).toBe(
      money(value),
    );
  });

  test('of a short is that of the long with the sign turned', () => {
    fc.assert(
      fc.property(amounts(), amounts(), amounts(), (size, at, multiplier) => {
        const long = notional(toQuantity(size), toPrice(at), toRatio(multiplier));
        const short = notional(toQuantity(-size), toPrice(at), toRatio(multiplier));

        expect(short).toBe(-long);
      }),
    );
  });

  test('is never off by more than half a unit of the last decimal', () => {
    fc.assert(
      fc.property(amounts(), amounts(), amounts(), (size, at, multiplier) => {
        const value = notional(toQuantity(size), toPrice(at), toRatio(multiplier));

        const error = absolute(value * scale * scale - size * at * multiplier);
        expect(error * 2n <= scale * scale).toBe(true);
      }),
    );
  });
});

describe('parts, shares and averages', () => {
  test('half of 300 is 150, and a share of a loss is a loss', () => {
    expect(portion(money('300'), ratio('0.5'))).toBe(money('150'));
    expect(portion(money('-300'), ratio('0.1'))).toBe(money('-30'));
    expect(portion(toMoney(5n), ratio('0.5'))).toBe(2n);
    expect(portion(toMoney(5n), ratio('0.5'), 'up')).toBe(3n);
  });

  test('100 moved by 2 % is 102, by −2 % is 98', () => {
    expect(movedPrice(price('100'), ratio('0.02'))).toBe(price('102'));
    expect(movedPrice(price('100'), ratio('-0.02'))).toBe(price('98'));
    expect(movedPrice(toPrice(1n), ratio('0.5'), 'up')).toBe(2n);
    expect(movedPrice(toPrice(1n), ratio('0.5'), 'down')).toBe(1n);
  });

  test('one over another; nothing to divide by gives zero', () => {
    expect(ratioOf(money('1'), money('4'))).toBe(ratio('0.25'));
    expect(ratioOf(money('-1'), money('3'))).toBe(ratio('-0.33333333'));
    expect(ratioOf(money('2'), money('3'))).toBe(ratio('0.66666667'));
    expect(ratioOf(money('1'), noMoney)).toBe(0n);
  });

  test('one over another in percent keeps eight decimals of the percent', () => {
    expect(percentOf(money('1'), money('4'))).toBe(2_500_000_000n);
    expect(percentOf(money('-1'), money('3'))).toBe(-3_333_333_333n);
    expect(percentOf(money('1'), noMoney)).toBe(0n);
  });

  test('the average price of an amount; zero for no quantity', () => {
    expect(averagePrice(money('1530'), quantity('150'), one)).toBe(price('10.2'));
    expect(averagePrice(money('450025'), quantity('2'), ratio('50'))).toBe(price('4500.25'));
    expect(averagePrice(money('1'), quantity('3'), one)).toBe(price('0.33333333'));
    expect(averagePrice(money('1'), quantity('3'), one, 'up')).toBe(price('0.33333334'));
    expect(averagePrice(money('1530'), noQuantity, one)).toBe(noPrice);
  });

  test('the average price of one fill is its price', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: scale, max: 10n ** 16n }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        (size, at) => {
          const value = notional(toQuantity(size), toPrice(at), one);

          expect(absolute(averagePrice(value, toQuantity(size), one) - at) <= 1n).toBe(true);
        },
      ),
    );
  });
});

test('like is added to and taken from like', () => {
  expect(addQuantity(quantity('1'), quantity('2'))).toBe(quantity('3'));
  expect(subtractQuantity(quantity('1'), quantity('2'))).toBe(quantity('-1'));
  expect(addMoney(money('0.1'), money('0.2'))).toBe(money('0.3'));
  expect(subtractMoney(money('0.3'), money('0.1'))).toBe(money('0.2'));
  expect(addPrice(price('10'), price('0.01'))).toBe(price('10.01'));
  expect(subtractPrice(price('10'), price('0.01'))).toBe(price('9.99'));
});

test('every kind of amount is read from the same decimal text', () => {
  for (const parse of [parsePrice, parseQuantity, parseMoney, parseRatio]) {
    expect(parse('189.50')).toEqual({ ok: true, value: 18_950_000_000n });
    expect(parse('189.5O')).toMatchObject({ ok: false, error: { code: 'decimal-malformed' } });
  }
});

test('a literal that is no decimal is a defect of the code', () => {
  expect(() => price('1e5')).toThrow('A decimal literal must read like 189.50, not 1e5');
});

function amounts() {
  return fc.oneof(
    fc.bigInt({ min: -1000n, max: 1000n }),
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  );
}
