import { describe, expect, test } from 'vitest';
import { price, quantity } from '../../core/values/amounts';
import { PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;

describe('taking liquidity', () => {
  test('a market order walks the displayed levels and gets the price of each', async () => {
    const world = await PaperWorld.open();
    world.show(
      [['10.00', '500']],
      [
        ['10.02', '300'],
        ['10.03', '200'],
        ['10.05', '900'],
      ],
    );

    await world.submit('buy', '600', market);

    expect(world.told).toEqual([
      'new',
      'trade 300 @ 10.02 taker',
      'trade 200 @ 10.03 taker',
      'trade 100 @ 10.05 taker',
    ]);
  });

  test('a resting order', async () => {
    const world = await PaperWorld.open();

    const order = await world.submit('buy', '100', limit('10.00'));
    expect(world.venue.queueAhead(order)).toBe(quantity('500'));
    world.trade('10.00', '540');
    await world.settle();
    expect(world.told).toEqual(['new', 'trade 40 @ 10 maker']);
    await world.restart();
    world.trade('10.00', '540');
    await world.settle();
    expect(world.told).toEqual(['new', 'trade 40 @ 10 maker', 'trade 60 @ 10 maker']);
  });
});
