import { expect, test } from 'vitest';
import { limitDiff } from './limit-diff';

test('a change of limits says what was, what is, and for whom it is harder now', () => {
  const difference = limitDiff(
    { maxOrderValue: '250000', maxDailyOrders: 100, minAccountBalance: '10000', maxLeverage: '2' },
    {
      maxOrderValue: '100000.50',
      maxDailyOrders: 200,
      minAccountBalance: '5000',
      maxDrawdown: '0.1',
    },
  );

  expect(difference).toEqual([
    { name: 'Order value', before: '250,000', after: '100,000.50', effect: 'tighter' },
    { name: 'Orders a day', before: '100', after: '200', effect: 'looser' },
    { name: 'Least cash', before: '10,000', after: '5,000', effect: 'looser' },
    { name: 'Leverage', before: '2 ×', after: 'no limit', effect: 'looser' },
    { name: 'Drawdown', before: 'no limit', after: '10.00 %', effect: 'tighter' },
  ]);
});

test.each([
  [undefined, 60_000, '10 s as shipped', '60 s', 'looser'],
  [undefined, 2_500, '10 s as shipped', '2.5 s', 'tighter'],
  [60_000, undefined, '60 s', '10 s as shipped', 'tighter'],
])(
  'of the age of a price there is always a limit: from %s to %s ms',
  (from, to, before, after, effect) => {
    const node = (maxPriceAgeMs: number | undefined) =>
      maxPriceAgeMs === undefined ? {} : { maxPriceAgeMs };

    expect(limitDiff(node(from), node(to))).toEqual([
      { name: 'Age of a price', before, after, effect },
    ]);
  },
);

test('two ways to write one figure are no change', () => {
  expect(limitDiff({ maxLeverage: '2' }, { maxLeverage: '2.00' })).toEqual([]);
});

test('lists are compared by instrument: what came, what went, what says something else', () => {
  const difference = limitDiff(
    {
      blockList: [
        { instrument: 'AAPL', reason: 'earnings' },
        { instrument: 'MSFT', reason: 'merger' },
      ],
    },
    {
      allowList: [{ instrument: 'SPY', reason: 'index only' }],
      blockList: [
        { instrument: 'AAPL', reason: 'earnings', expiresAt: '2030-01-01T00:00:00.000Z' },
      ],
    },
  );

  expect(difference).toEqual([
    { name: 'Allow list', before: '–', after: 'SPY (index only)', effect: 'tighter' },
    { name: 'Block list', before: 'MSFT (merger)', after: '–', effect: 'looser' },
    {
      name: 'Block list',
      before: 'AAPL (earnings)',
      after: 'AAPL (earnings, until 2030-01-01 00:00 UTC)',
      effect: 'other',
    },
  ]);
});
