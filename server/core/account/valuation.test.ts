import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookFill } from '../position/book-fill';
import type { Position } from '../position/position';
import { fillOf } from '../position/position.fixture';
import {
  type Money,
  money,
  notional,
  one,
  type Price,
  price,
  quantity,
  ratio,
  toPrice,
  toQuantity,
} from '../values/amounts';
import { absolute } from '../values/decimal';
import { type InstrumentId, toAccountId, toInstrumentId } from '../values/ids';
import { toInstant } from '../values/instant';
import { Valuation } from './valuation';

type OpenLeaves = Parameters<Valuation['exposureChanged']>[0];

const apple = toInstrumentId('AAPL');
const ibm = toInstrumentId('IBM');

describe('the value of positions', () => {
  test('long and short at their marks', () => {
    const valuation = new Valuation();
    valuation.positionChanged(apple, held('buy 100 @ 10', apple));
    valuation.positionChanged(ibm, held('sell 50 @ 20', ibm));

    valuation.setMark(apple, price('11'));
    valuation.setMark(ibm, price('21.50'));

    expect(figuresOf(valuation)).toEqual({
      marketValue: money('25'),
      unrealizedPnL: money('25'),
      longValue: money('1100'),
      shortValue: money('1075'),
      grossExposure: money('2175'),
      netExposure: money('25'),
      grossIfFilled: money('2175'),
      marginUsed: money('1087.5'),
      positionMarginUsed: money('1087.5'),
    });
    expect(valuation.marketValueOf(ibm)).toBe(money('-1075'));
    expect(valuation.unrealizedPnLOf(ibm)).toBe(money('-75'));
    expect(valuation.markOf(ibm)).toBe(price('21.5'));
  });

  test('a position without a mark is worth what it cost', () => {
    const valuation = new Valuation();

    valuation.positionChanged(ibm, held('sell 50 @ 20', ibm));

    expect(valuation.marketValue).toBe(money('-1000'));
    expect(valuation.unrealizedPnL).toBe(0n);
    expect(valuation.markOf(ibm)).toBeUndefined();
  });

  test('a mark that came before the position counts', () => {
    const valuation = new Valuation();

    valuation.setMark(apple, price('11'));
    valuation.positionChanged(apple, held('buy 100 @ 10', apple));

    expect(valuation.unrealizedPnL).toBe(money('100'));
  });

  test('nothing is left of a position that was closed', () => {
    const valuation = new Valuation();
    valuation.setMark(apple, price('11.11'));
    valuation.positionChanged(apple, held('buy 100 @ 10', apple));

    valuation.positionChanged(apple, undefined);

    expect(Object.values(figuresOf(valuation)).every((figure) => figure === 0n)).toBe(true);
    expect(valuation.marketValueOf(apple)).toBe(0n);
    expect(valuation.unrealizedPnLOf(toInstrumentId('never seen'))).toBe(0n);
  });
});

describe('capacity of one instrument at mark 10, margin a half [rules 3]', () => {
  test.each([
    // position, buys at, sells at, gross if filled
    ['flat', '0 @ 0', '0 @ 0', '0'],
    ['flat', '10 @ 11', '0 @ 0', '110'],
    ['flat', '0 @ 0', '10 @ 12', '120'],
    ['flat', '10 @ 11', '10 @ 12', '120'],
    ['buy 100 @ 9', '0 @ 0', '0 @ 0', '1000'],
    ['buy 100 @ 9', '0 @ 0', '99 @ 12', '1000'],
    ['buy 100 @ 9', '0 @ 0', '100 @ 12', '1000'],
    ['buy 100 @ 9', '0 @ 0', '150 @ 12', '1000'],
    ['buy 100 @ 9', '0 @ 0', '190 @ 12', '1080'],
    ['buy 100 @ 9', '10 @ 11', '0 @ 0', '1210'],
    ['buy 100 @ 9', '10 @ 8', '0 @ 0', '1000'],
    ['sell 100 @ 9', '0 @ 0', '10 @ 12', '1320'],
    ['sell 100 @ 9', '99 @ 50', '0 @ 0', '1000'],
    ['sell 100 @ 9', '101 @ 50', '0 @ 0', '1000'],
    ['sell 100 @ 9', '130 @ 50', '10 @ 12', '1500'],
  ])('%s with buys of %s and sells of %s holds %s', (position, buys, sells, gross) => {
    const valuation = new Valuation();
    valuation.setMark(apple, price('10'));
    const before = position === 'flat' ? undefined : held(position, apple);
    valuation.positionChanged(apple, before);
    const leaves = exposureOf(apple, buys, sells);

    const projected = valuation.projectMargin(apple, {
      ...leaves,
      position: before?.quantity ?? quantity('0'),
    });
    valuation.exposureChanged(leaves);

    expect(valuation.grossIfFilled).toBe(money(gross));
    expect(valuation.marginUsed).toBe((money(gross) / 2n) as Money);
    expect(projected).toBe(valuation.marginUsed);
  });

  test('a projection counts all other instruments as they are and changes nothing', () => {
    const valuation = new Valuation(ratio('0.3'));
    valuation.setMark(ibm, price('20'));
    valuation.positionChanged(ibm, held('sell 50 @ 20', ibm));
    valuation.exposureChanged(exposureOf(apple, '5 @ 100', '0 @ 0'));

    const asked = { ...exposureOf(apple, '15 @ 100', '0 @ 0'), position: quantity('0') };

    expect(valuation.projectGross(apple, asked)).toBe(money('2500'));
    expect(valuation.projectMargin(apple, asked)).toBe(money('750'));
    expect(valuation.grossIfFilled).toBe(money('1500'));
    expect(valuation.marginUsed).toBe(money('450'));
  });

  test('another position than the one held is valued at the mark, without one at the worse price', () => {
    const valuation = new Valuation();
    const asked = { ...exposureOf(apple, '1 @ 9', '1 @ 12'), position: quantity('100') };

    expect(valuation.projectGross(apple, asked)).toBe(money('1200'));
    valuation.setMark(apple, price('10'));
    expect(valuation.projectGross(apple, asked)).toBe(money('1000'));
  });
});

describe('kept up to date', () => {
  const instruments = ['A', 'B', 'C'].map(toInstrumentId);
  const multipliers = [one, ratio('50'), ratio('0.1')] as const;
  const units = fc.bigInt({ min: 0n, max: 10n ** 13n });
  const which = fc.integer({ min: 0, max: instruments.length - 1 });

  const step = fc.oneof(
    fc.record({ kind: fc.constant('mark' as const), which, price: units.map(toPrice) }),
    fc.record({
      kind: fc.constant('position' as const),
      which,
      quantity: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(toQuantity),
      costBasis: units,
    }),
    fc.record({
      kind: fc.constant('exposure' as const),
      which,
      buyLeaves: fc.oneof(fc.constant(0n), units).map(toQuantity),
      sellLeaves: fc.oneof(fc.constant(0n), units).map(toQuantity),
      worstBuyPrice: units.map(toPrice),
      worstSellPrice: units.map(toPrice),
    }),
  );

  test('after any run of changes the totals are those counted from nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const valuation = new Valuation(ratio('0.3'));
        const marks = new Map<InstrumentId, Price>();
        const positions = new Map<InstrumentId, Position>();
        const exposures = new Map<InstrumentId, OpenLeaves>();
        for (const change of steps) {
          const instrument = instruments[change.which]!;
          const multiplier = multipliers[change.which]!;
          if (change.kind === 'mark') {
            marks.set(instrument, change.price);
            valuation.setMark(instrument, change.price);
          } else if (change.kind === 'position') {
            const base = held('buy 1 @ 1', instrument);
            const costBasis = change.costBasis as Money;
            const position =
              change.quantity === 0n
                ? undefined
                : { ...base, multiplier, quantity: change.quantity, costBasis };
            if (position === undefined) {
              positions.delete(instrument);
            } else {
              positions.set(instrument, position);
            }
            valuation.positionChanged(instrument, position);
          } else {
            const exposure = { ...change, instrument, multiplier };
            exposures.set(instrument, exposure);
            valuation.exposureChanged(exposure);
          }
        }

        expect(figuresOf(valuation)).toEqual(countedFromNothing(marks, positions, exposures));
      }),
      { numRuns: 300 },
    );
  });

  function countedFromNothing(
    marks: ReadonlyMap<InstrumentId, Price>,
    positions: ReadonlyMap<InstrumentId, Position>,
    exposures: ReadonlyMap<InstrumentId, OpenLeaves>,
  ) {
    let long = 0n;
    let short = 0n;
    let cost = 0n;
    let gross = 0n;
    let ifFilled = 0n;
    for (const [index, instrument] of instruments.entries()) {
      const multiplier = multipliers[index]!;
      const position = positions.get(instrument);
      const exposure = exposures.get(instrument);
      const size = position?.quantity ?? 0n;
      const signedCost = (size < 0n ? -1n : 1n) * (position?.costBasis ?? 0n);
      const mark = marks.get(instrument);
      const value = mark === undefined ? signedCost : notional(toQuantity(size), mark, multiplier);
      const longIfFilled =
        exposure === undefined || exposure.buyLeaves === 0n
          ? 0n
          : notional(toQuantity(size + exposure.buyLeaves), exposure.worstBuyPrice, multiplier);
      const shortIfFilled =
        exposure === undefined || exposure.sellLeaves === 0n
          ? 0n
          : notional(toQuantity(exposure.sellLeaves - size), exposure.worstSellPrice, multiplier);
      const opening = [longIfFilled, shortIfFilled].reduce(
        (most, one) => (one - absolute(value) > most ? one - absolute(value) : most),
        0n,
      );
      long += value > 0n ? value : 0n;
      short += value < 0n ? -value : 0n;
      cost += signedCost;
      gross += absolute(value);
      ifFilled += absolute(value) + opening;
    }
    return {
      marketValue: long - short,
      unrealizedPnL: long - short - cost,
      longValue: long,
      shortValue: short,
      grossExposure: gross,
      netExposure: long - short,
      grossIfFilled: ifFilled,
      marginUsed: roundedHalfEven(ifFilled * 3n, 10n),
      positionMarginUsed: roundedHalfEven(gross * 3n, 10n),
    };
  }
});

function figuresOf(valuation: Valuation) {
  return {
    marketValue: valuation.marketValue,
    unrealizedPnL: valuation.unrealizedPnL,
    longValue: valuation.longValue,
    shortValue: valuation.shortValue,
    grossExposure: valuation.grossExposure,
    netExposure: valuation.netExposure,
    grossIfFilled: valuation.grossIfFilled,
    marginUsed: valuation.marginUsed,
    positionMarginUsed: valuation.positionMarginUsed,
  };
}

function held(fill: string, instrument: InstrumentId): Position {
  const booked = bookFill(undefined, fillOf(fill, { instrument }), toInstant(1), 1);
  return { ...booked.position!, account: toAccountId('main') };
}

/** `10 @ 11` = leaves of 10 at a worst price of 11. */
function exposureOf(instrument: InstrumentId, buys: string, sells: string): OpenLeaves {
  const [buyLeaves = '', worstBuyPrice = ''] = buys.split(' @ ');
  const [sellLeaves = '', worstSellPrice = ''] = sells.split(' @ ');
  return {
    instrument,
    multiplier: one,
    buyLeaves: quantity(buyLeaves),
    sellLeaves: quantity(sellLeaves),
    worstBuyPrice: price(worstBuyPrice),
    worstSellPrice: price(worstSellPrice),
  };
}

function roundedHalfEven(dividend: bigint, divisor: bigint): bigint {
  const below = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  return twice > divisor || (twice === divisor && below % 2n === 1n) ? below + 1n : below;
}
