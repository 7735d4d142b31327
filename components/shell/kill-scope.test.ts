import { expect, test } from 'vitest';
import type { Order } from '@/contract/order';
import type { Position } from '@/contract/position';
import { exposureOf, targetsOf } from './kill-scope';

const anna = { kind: 'user', user: 'anna' } as const;
const order = (fields: Partial<Order>): Order =>
  ({
    account: 'main',
    instrument: 'AAPL',
    status: 'working',
    origin: { ...anna, strategy: 'drift' },
    ...fields,
  }) as Order;
const orders = [
  order({}),
  order({ instrument: 'XOM', origin: { kind: 'user', user: 'ben' } }),
  order({ status: 'filled' }),
  order({ instrument: 'SPY', orderType: 'trailingStop', reduceOnly: true, origin: anna }),
];
const positions = [
  { account: 'main', instrument: 'AAPL', marketValue: '-1000.5' },
  { account: 'main', instrument: 'SPY', marketValue: '200' },
] as Position[];

test.each([
  [{ scope: 'desk' }, 3, 1, 2, '1200.5'],
  [{ scope: 'instrument', target: 'AAPL' }, 1, 0, 1, '1000.5'],
  [{ scope: 'account', target: 'main' }, 3, 1, 2, '1200.5'],
  [{ scope: 'account', target: 'other' }, 0, 0, 0, '0'],
  [{ scope: 'operator', target: 'anna' }, 2, 1, 0, '0'],
  [{ scope: 'strategy', target: 'drift' }, 1, 0, 0, '0'],
  [{ scope: 'instrument' }, 0, 0, 0, '0'],
] as const)('a kill of %o hits %i orders, %i of them stops, and %i positions', (...row) => {
  const [target, hit, stops, held, gross] = row;
  expect(exposureOf(target, orders, positions)).toMatchObject({
    openOrders: hit,
    protectiveStops: stops,
    openPositions: held,
    grossExposure: gross,
  });
});

test('what one may mean is what is open', () => {
  expect(targetsOf('instrument', orders, positions)).toEqual(['AAPL', 'SPY', 'XOM']);
  expect(targetsOf('operator', orders, positions)).toEqual(['anna', 'ben']);
  expect(targetsOf('desk', orders, positions)).toEqual([]);
});
