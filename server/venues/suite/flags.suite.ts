import { describe, expect } from 'vitest';
import { oppositeOf, sides } from '../../core/order/side';
import type { VenueTest } from './venue-bench.suite';

const postOnly = { postOnly: true } as const;
const reduceOnly = { reduceOnly: true } as const;
const market = { orderType: 'market' } as const;

export function describeFlags(venueTest: VenueTest): void {
  describe('post-only orders', () => {
    venueTest('one that would take is turned away and fills nothing', ['market'], async (bench) => {
      bench.requireThat(bench.venue.capabilities.postOnly, 'post-only');
      bench.show('buy', [[-1, 9]], [[1, 3]]);

      const order = await bench.place('buy', 2, bench.limit('buy', 1), postOnly);

      expect(await bench.position()).toBe(0);
      expect(['rejected', 'canceled']).toContain((await bench.order(order)).status);
    });

    venueTest('one a tick away from taking rests', ['market'], async (bench) => {
      bench.requireThat(bench.venue.capabilities.postOnly, 'post-only');
      bench.show('buy', [[-1, 9]], [[1, 3]]);

      const order = await bench.place('buy', 2, bench.limit('buy', 0), postOnly);

      expect((await bench.order(order)).status).toBe('working');
    });
  });

  for (const side of sides) {
    const closing = oppositeOf(side);
    describe(`a reduce-only order against a position from a ${side}`, () => {
      venueTest('fills no more than the position', ['market'], async (bench) => {
        bench.requireThat(bench.venue.capabilities.reduceOnly, 'reduce-only');
        bench.show(side, [[-1, 9]], [[1, 9]]);
        await bench.place(side, 3, market);

        const order = await bench.place(closing, 5, market, reduceOnly);

        expect(await bench.position()).toBe(0);
        expect(bench.words(order).filter((word) => word.startsWith('trade'))).toHaveLength(1);
        expect(await bench.order(order)).toMatchObject({
          cumulativeQuantity: bench.units(3),
          leavesQuantity: 0n,
        });
      });

      venueTest('is over when another order has closed the position', ['market'], async (bench) => {
        bench.requireThat(bench.venue.capabilities.reduceOnly, 'reduce-only');
        bench.show(side, [[-1, 9]], [[1, 9]]);
        await bench.place(side, 3, market);
        const order = await bench.place(closing, 3, bench.limit(closing, -20), reduceOnly);

        await bench.place(closing, 3, market);
        bench.trade(closing, -30, 9);
        await bench.harness.settle();

        expect(await bench.position()).toBe(0);
        expect((await bench.order(order)).leavesQuantity).toBe(0n);
      });

      venueTest('does not add to it', ['market'], async (bench) => {
        bench.requireThat(bench.venue.capabilities.reduceOnly, 'reduce-only');
        bench.show(side, [[-1, 9]], [[1, 9]]);
        await bench.place(side, 3, market);

        await bench.place(side, 1, market, reduceOnly);

        expect(await bench.position()).toBe(side === 'buy' ? 3 : -3);
      });
    });
  }
}
