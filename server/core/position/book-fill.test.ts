import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fill } from '../order/fill';
import {
  averagePrice,
  type Money,
  money,
  notional,
  one,
  price,
  type Quantity,
  quantity,
  ratio,
  toMoney,
  toPrice,
  toQuantity,
} from '../values/amounts';
import { absolute, scale } from '../values/decimal';
import { toInstant } from '../values/instant';
import { type BookedFill, bookFill } from './book-fill';
import type { Position } from './position';
import { fillOf } from './position.fixture';

const now = toInstant(5_000);

/** Books one fill after another, from flat. */
function book(fills: readonly Fill[]): BookedFill[] {
  let position: Position | undefined;
  return fills.map((fill, index) => {
    const booked = bookFill(position, fill, toInstant(now + index), index + 1);
    position = booked.position;
    return booked;
  });
}

describe('golden cases [rules 5]', () => {
  test('buys, a reduction and a flip to short', () => {
    const [first, second, third, fourth] = book([
      fillOf('buy 100 @ 10.00 fee 1.00'),
      fillOf('buy 50 @ 10.60 fee 0.50'),
      fillOf('sell 120 @ 11.00 fee 1.20'),
      fillOf('sell 80 @ 9.00 fee 0.80'),
    ]) as [BookedFill, BookedFill, BookedFill, BookedFill];

    expect(first).toMatchObject({ opened: true, realizedPnL: 0n, cashChange: money('-1001') });
    expect(second).toMatchObject({ opened: false, realizedPnL: 0n, cashChange: money('-530.5') });
    expect(averageOf(second.position)).toBe(price('10.20'));
    expect(third.realizedPnL).toBe(money('96'));
    expect(third.position).toMatchObject({
      quantity: quantity('30'),
      costBasis: money('306'),
      realizedPnL: money('96'),
      commission: money('2.7'),
    });
    expect(fourth.realizedPnL).toBe(money('-36'));
    expect(fourth.closed).toMatchObject({
      direction: 'long',
      quantity: 0n,
      costBasis: 0n,
      realizedPnL: money('60'),
      commission: money('3'),
      peakQuantity: quantity('150'),
      enteredQuantity: quantity('150'),
      enteredNotional: money('1530'),
      exitedQuantity: quantity('150'),
      exitedNotional: money('1590'),
      closedAt: toInstant(now + 3),
      openedAt: now,
    });
    expect(fourth.opened).toBe(true);
    expect(fourth.position).toMatchObject({
      quantity: quantity('-50'),
      costBasis: money('450'),
      realizedPnL: 0n,
      commission: money('0.5'),
      openedAt: toInstant(now + 3),
      sequence: 4,
    });
    expect(averageOf(fourth.position)).toBe(price('9'));
    expect(unrealizedAt(fourth.position, '8.50')).toBe(money('25'));
    expect(equityChange([first, second, third, fourth], '8.50')).toBe(money('81.5'));
  });

  test('a cost that does not divide loses nothing: the last close takes the remainder', () => {
    const booked = book([
      fillOf('buy 1 @ 10.00'),
      fillOf('buy 2 @ 10.01'),
      fillOf('sell 1 @ 10.02'),
      fillOf('sell 2 @ 10.02'),
    ]);

    expect(booked.map((one) => one.realizedPnL)).toEqual([
      0n,
      0n,
      money('0.01333333'),
      money('0.02666667'),
    ]);
    expect(booked[3]?.closed?.realizedPnL).toBe(money('0.04'));
    expect(booked[3]?.position).toBeUndefined();
  });

  test('from short to long and on', () => {
    const booked = book([
      fillOf('sell 200 @ 50 fee 2'),
      fillOf('sell 100 @ 47 fee 1'),
      fillOf('buy 150 @ 48 fee 1.50'),
      fillOf('buy 250 @ 52 fee 2.50'),
    ]);

    expect(averageOf(booked[1]?.position)).toBe(price('49'));
    expect(booked[2]?.realizedPnL).toBe(money('150'));
    expect(booked[3]?.closed).toMatchObject({
      direction: 'short',
      realizedPnL: money('-300'),
      commission: money('6'),
    });
    expect(booked[3]?.position).toMatchObject({
      quantity: quantity('100'),
      costBasis: money('5200'),
      commission: money('1'),
    });
    expect(unrealizedAt(booked[3]?.position, '53')).toBe(money('100'));
    expect(equityChange(booked, '53')).toBe(money('-207'));
  });
});

describe('a single fill', () => {
  test.each([
    // held, fill, quantity after, opened, closed, realized, cash
    ['flat', 'buy 5 @ 2 fee 1', '5', true, false, '0', '-11'],
    ['flat', 'sell 5 @ 2 fee 1', '-5', true, false, '0', '9'],
    ['buy 10 @ 1', 'buy 5 @ 2', '15', false, false, '0', '-10'],
    ['sell 10 @ 1', 'sell 5 @ 2', '-15', false, false, '0', '10'],
    ['buy 10 @ 1', 'sell 9 @ 2', '1', false, false, '9', '18'],
    ['buy 10 @ 1', 'sell 10 @ 2', undefined, false, true, '10', '20'],
    ['buy 10 @ 1', 'sell 11 @ 2', '-1', true, true, '10', '22'],
    ['sell 10 @ 1', 'buy 9 @ 2', '-1', false, false, '-9', '-18'],
    ['sell 10 @ 1', 'buy 10 @ 2', undefined, false, true, '-10', '-20'],
    ['sell 10 @ 1', 'buy 11 @ 2', '1', true, true, '-10', '-22'],
    ['buy 10 @ 1', 'sell 10 @ 2 fee -0.05', undefined, false, true, '10', '20.05'],
  ])('on %s: %s leaves %s', (held, fill, after, opened, closed, realized, cash) => {
    const before = held === 'flat' ? undefined : book([fillOf(held)])[0]?.position;

    const booked = bookFill(before, fillOf(fill), now, 2);

    expect(booked.position?.quantity).toBe(after === undefined ? undefined : quantity(after));
    expect(booked.opened).toBe(opened);
    expect(booked.closed !== undefined).toBe(closed);
    expect(booked.realizedPnL).toBe(money(realized));
    expect(booked.cashChange).toBe(money(cash));
  });

  test('a flip splits a fee that does not divide: the remainder goes to the new position', () => {
    const before = book([fillOf('buy 1 @ 10')])[0]?.position;

    const flip = bookFill(before, fillOf('sell 3 @ 10 fee 0.01'), now, 2);

    expect(flip.closed?.commission).toBe(money('0.00333333'));
    expect(flip.position?.commission).toBe(money('0.00666667'));
  });

  test('a contract is worth its multiplier', () => {
    const multiplier = ratio('50');

    const booked = book([
      fillOf('buy 2 @ 4500.25', { multiplier }),
      fillOf('sell 2 @ 4510.50', { multiplier }),
    ]);

    expect(booked[0]?.position?.costBasis).toBe(money('450025'));
    expect(booked[1]?.realizedPnL).toBe(money('1025'));
  });

  test('a position record of zero quantity is flat', () => {
    const flat = { ...book([fillOf('buy 1 @ 1')])[0]!.position!, quantity: toQuantity(0n) };

    expect(bookFill(flat, fillOf('sell 2 @ 3'), now, 9)).toMatchObject({
      opened: true,
      realizedPnL: 0n,
      position: { quantity: quantity('-2'), costBasis: money('6'), openedAt: now, sequence: 9 },
    });
  });

  test('the record before is left as it was', () => {
    const before = Object.freeze(book([fillOf('buy 10 @ 1')])[0]!.position!);

    bookFill(before, fillOf('sell 11 @ 2'), now, 2);
    bookFill(before, fillOf('buy 1 @ 2'), now, 2);

    expect(before).toEqual(book([fillOf('buy 10 @ 1')])[0]?.position);
  });

  test('a fill of nothing is a defect', () => {
    expect(() => bookFill(undefined, fillOf('buy 0 @ 1'), now, 1)).toThrow(
      'a fill has a quantity above zero',
    );
  });
});

describe('any run of fills', () => {
  const markets = [
    { name: 'shares', size: 10n ** 5n, lot: scale, top: 10n ** 5n, tick: scale / 100n },
    { name: 'sub-dollar', size: 10n ** 7n, lot: scale, top: 10n ** 4n, tick: scale / 10_000n },
    { name: 'crypto', size: 10n ** 9n, lot: 1n, top: 10n ** 13n, tick: 1n },
    { name: 'dust', size: 5n, lot: 1n, top: 7n, tick: 1n },
    { name: 'a trillion', size: 10n ** 7n, lot: scale, top: 10n ** 13n, tick: 1n },
  ] as const;

  const runs = fc.constantFrom(...markets).chain(({ size, lot, top, tick }) => {
    const at = fc.bigInt({ min: 1n, max: top }).map((ticks) => toPrice(ticks * tick));
    return fc.record({
      multiplier: fc.constantFrom(one, one, ratio('50'), ratio('0.1')),
      steps: fc.array(
        fc.record({
          side: fc.constantFrom('buy' as const, 'sell' as const),
          quantity: fc.bigInt({ min: 1n, max: size }).map((lots) => toQuantity(lots * lot)),
          price: at,
          commission: fc.bigInt({ min: -3n, max: 10n ** 9n }).map(toMoney),
          mark: at,
        }),
        { minLength: 1, maxLength: 14 },
      ),
    });
  });

  test('Δequity = realized + Δunrealized − fees, exactly, after every fill', () => {
    fc.assert(
      fc.property(runs, ({ steps, multiplier }) => {
        let position: Position | undefined;
        let cash = 0n;
        for (const [index, { mark, ...step }] of steps.entries()) {
          const equityBefore = cash + valueAt(position, mark);
          const unrealizedBefore = valueAt(position, mark) - signedCost(position);

          const fill = { ...fillOf('buy 1 @ 1'), ...step, multiplier };
          const booked = bookFill(position, fill, now, index + 1);

          cash += booked.cashChange;
          position = booked.position;
          const unrealized = valueAt(position, mark) - signedCost(position);
          const change = cash + valueAt(position, mark) - equityBefore;
          expect(change).toBe(booked.realizedPnL + unrealized - unrealizedBefore - step.commission);
        }
      }),
    );
  });

  test('cash, quantity, fees and profit are what a plain list of the fills adds up to', () => {
    fc.assert(
      fc.property(runs, ({ steps, multiplier }) => {
        const fills = steps.map((step) => ({ ...fillOf('buy 1 @ 1'), ...step, multiplier }));

        const booked = book(fills);

        const cash = sum(booked.map((one) => one.cashChange));
        const fees = sum(fills.map((fill) => fill.commission));
        const last = booked.at(-1)?.position;
        const records = [...booked.flatMap((one) => one.closed ?? []), ...(last ? [last] : [])];
        expect(cash).toBe(
          sum(
            fills.map((fill) => {
              const value = notional(fill.quantity, fill.price, fill.multiplier);
              return (fill.side === 'buy' ? -value : value) - fill.commission;
            }),
          ),
        );
        expect(last?.quantity ?? 0n).toBe(
          sum(fills.map((fill) => (fill.side === 'buy' ? fill.quantity : -fill.quantity))),
        );
        expect(sum(booked.map((one) => one.realizedPnL))).toBe(cash + fees + signedCost(last));
        expect(sum(records.map((one) => one.realizedPnL))).toBe(cash + fees + signedCost(last));
        expect(sum(records.map((one) => one.commission))).toBe(fees);
      }),
    );
  });

  test('every record agrees with itself', () => {
    fc.assert(
      fc.property(runs, ({ steps, multiplier }) => {
        const fills = steps.map((step) => ({ ...fillOf('buy 1 @ 1'), ...step, multiplier }));
        for (const { position, closed } of book(fills)) {
          if (position !== undefined) {
            const held = absolute(position.quantity);
            expect(held > 0n).toBe(true);
            expect(position.costBasis >= 0n).toBe(true);
            expect(position.peakQuantity >= held).toBe(true);
            expect(position.enteredQuantity - position.exitedQuantity).toBe(held);
            const basisOut = position.enteredNotional - position.costBasis;
            const gain = position.exitedNotional - basisOut;
            expect(position.realizedPnL).toBe(position.quantity > 0n ? gain : -gain);
          }
          if (closed !== undefined) {
            expect(closed.enteredQuantity).toBe(closed.exitedQuantity);
            const gain = closed.exitedNotional - closed.enteredNotional;
            expect(closed.realizedPnL).toBe(closed.direction === 'long' ? gain : -gain);
          }
        }
      }),
    );
  });

  test('the cost stays within half a unit per reduction of the one in exact fractions', () => {
    fc.assert(
      fc.property(runs, ({ steps, multiplier }) => {
        const fills = steps.map((step) => ({ ...fillOf('buy 1 @ 1'), ...step, multiplier }));
        /** Average cost as numerator over denominator, never rounded; of the open position. */
        let cost = { numerator: 0n, denominator: 1n };
        let before: Position | undefined;
        let reductions = 0n;
        for (const [index, { position, closed }] of book(fills).entries()) {
          if (position === undefined || closed !== undefined || before === undefined) {
            cost = { numerator: position?.costBasis ?? 0n, denominator: 1n };
            reductions = 0n;
          } else if (absolute(position.quantity) > absolute(before.quantity)) {
            const fill = fills[index]!;
            const value = notional(fill.quantity, fill.price, fill.multiplier);
            cost = { ...cost, numerator: cost.numerator + value * cost.denominator };
          } else {
            cost = {
              numerator: cost.numerator * absolute(position.quantity),
              denominator: cost.denominator * absolute(before.quantity),
            };
            reductions += 1n;
          }
          before = position;
          const error = (position?.costBasis ?? 0n) * cost.denominator - cost.numerator;
          expect(absolute(error) * 2n <= reductions * cost.denominator).toBe(true);
        }
      }),
    );
  });
});

function averageOf(position: Position | undefined) {
  return position === undefined
    ? undefined
    : averagePrice(position.costBasis, absolute(position.quantity), position.multiplier);
}

function valueAt(position: Position | undefined, mark: bigint): bigint {
  return position === undefined
    ? 0n
    : notional(position.quantity, toPrice(mark), position.multiplier);
}

function signedCost(position: Position | undefined): bigint {
  if (position === undefined) {
    return 0n;
  }
  return position.quantity > 0n ? position.costBasis : -position.costBasis;
}

function unrealizedAt(position: Position | undefined, mark: string): bigint {
  return valueAt(position, price(mark)) - signedCost(position);
}

/** Of an account that began with nothing. */
function equityChange(booked: readonly BookedFill[], mark: string): bigint {
  return sum(booked.map((one) => one.cashChange)) + valueAt(booked.at(-1)?.position, price(mark));
}

function sum(amounts: readonly (Money | Quantity | bigint)[]): bigint {
  return amounts.reduce<bigint>((total, amount) => total + amount, 0n);
}
