import { describe, expect, test } from 'vitest';
import type { Side } from '../../core/order/side';
import { one, price, quantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { averageOf, flat, positionAfter, roomToReduce } from './paper-position';

type Trade = readonly [side: Side, quantity: string, price: string];

const positionOf = (...trades: readonly Trade[]) =>
  trades.reduce(
    (position, [side, size, at]) =>
      positionAfter(position, {
        side,
        quantity: quantity(size),
        price: price(at),
        multiplier: one,
      }),
    flat,
  );

const inWords = (position: typeof flat) =>
  `${formatDecimal(position.quantity)} @ ${formatDecimal(averageOf(position, one))}`;

describe("the venue's position [rules 5]", () => {
  test.each<[string, readonly Trade[]]>([
    ['100 @ 10', [['buy', '100', '10.00']]],
    [
      '150 @ 10.2',
      [
        ['buy', '100', '10.00'],
        ['buy', '50', '10.60'],
      ],
    ],
    [
      '30 @ 10.2',
      [
        ['buy', '100', '10.00'],
        ['buy', '50', '10.60'],
        ['sell', '120', '11.00'],
      ],
    ],
    [
      '-50 @ 9',
      [
        ['buy', '100', '10.00'],
        ['buy', '50', '10.60'],
        ['sell', '120', '11.00'],
        ['sell', '80', '9.00'],
      ],
    ],
    [
      '-300 @ 49',
      [
        ['sell', '200', '50.00'],
        ['sell', '100', '47.00'],
      ],
    ],
    [
      '100 @ 52',
      [
        ['sell', '200', '50.00'],
        ['sell', '100', '47.00'],
        ['buy', '150', '48.00'],
        ['buy', '250', '52.00'],
      ],
    ],
    [
      '0 @ 0',
      [
        ['buy', '1', '10.00'],
        ['buy', '2', '10.01'],
        ['sell', '1', '10.02'],
        ['sell', '2', '10.02'],
      ],
    ],
  ])('is %s', (expected, trades) => {
    expect(inWords(positionOf(...trades))).toBe(expected);
  });

  test('keeps no rest of its cost when it is closed', () => {
    const closed = positionOf(
      ['buy', '1', '10.00'],
      ['buy', '2', '10.01'],
      ['sell', '1', '9'],
      ['sell', '2', '9'],
    );

    expect(closed.costBasis).toBe(0n);
  });

  test.each([
    // position,        side,  room
    [positionOf(['buy', '3', '10']), 'sell', '3'],
    [positionOf(['buy', '3', '10']), 'buy', '0'],
    [positionOf(['sell', '3', '10']), 'buy', '3'],
    [positionOf(['sell', '3', '10']), 'sell', '0'],
    [flat, 'buy', '0'],
    [flat, 'sell', '0'],
  ] as const)('%o leaves a %s room for %s', (position, side, room) => {
    expect(formatDecimal(roomToReduce(position, side))).toBe(room);
  });
});
