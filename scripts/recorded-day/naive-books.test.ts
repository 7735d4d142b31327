import { describe, expect, it } from 'vitest';
import type { Fill } from '../../contract/fill';
import { formatDecimal } from '../../server/core/values/decimal';
import { naiveBooks, unrealized } from './naive-books';
import { units } from './units';

/** `buy 100 @ 10.00 fee 1.00`, one after the other. */
function fillsOf(...lines: string[]): Fill[] {
  return lines.map((line, index) => {
    const [side = '', quantity = '', , price = '', , commission = '0'] = line.split(' ');
    return {
      executionId: String(index),
      venue: 'paper',
      account: 'main',
      instrument: 'IBM',
      side: side === 'buy' ? 'buy' : 'sell',
      quantity,
      price,
      commission,
      slippage: '0',
      liquidity: 'taker',
      time: '2013-10-07T14:00:00.000Z',
      sequence: index + 1,
    };
  });
}

describe('books added up naively', () => {
  it.each([
    {
      fills: ['buy 100 @ 10.00 fee 1.00', 'buy 50 @ 10.60 fee 0.50', 'sell 120 @ 11.00 fee 1.20'],
      realized: '96',
      held: '30',
      cost: '306',
      mark: '10.20',
      open: '0',
    },
    {
      fills: [
        'buy 100 @ 10.00 fee 1.00',
        'buy 50 @ 10.60 fee 0.50',
        'sell 120 @ 11.00 fee 1.20',
        'sell 80 @ 9.00 fee 0.80',
      ],
      realized: '60',
      held: '-50',
      cost: '450',
      mark: '8.50',
      open: '25',
    },
    {
      fills: ['buy 1 @ 10.00', 'buy 2 @ 10.01', 'sell 1 @ 10.02', 'sell 2 @ 10.02'],
      realized: '0.04',
      held: '0',
      cost: '0',
      mark: '10.02',
      open: '0',
    },
    {
      fills: [
        'sell 200 @ 50 fee 2',
        'sell 100 @ 47 fee 1',
        'buy 150 @ 48 fee 1.50',
        'buy 250 @ 52 fee 2.50',
      ],
      realized: '-300',
      held: '100',
      cost: '5200',
      mark: '53',
      open: '100',
    },
  ])('$fills: $realized realized, $held held [rules 5]', (golden) => {
    const books = naiveBooks(fillsOf(...golden.fills), units('100000'));

    expect(formatDecimal(books.realizedPnL)).toBe(golden.realized);
    expect(formatDecimal(books.quantity)).toBe(golden.held);
    expect(formatDecimal(books.cost)).toBe(golden.cost);
    const open = unrealized(books, units(golden.mark));
    expect(formatDecimal(open)).toBe(golden.open);
    const equity = books.cash + (books.quantity * units(golden.mark)) / 100_000_000n;
    expect(equity).toBe(units('100000') + books.realizedPnL + open - books.commission);
  });

  it('go by the order in which the fills happened, not in which they are listed', () => {
    const fills = fillsOf('buy 1 @ 10', 'buy 1 @ 20', 'sell 1 @ 30');

    expect(naiveBooks(fills.toReversed(), 0n)).toEqual(naiveBooks(fills, 0n));
  });
});
