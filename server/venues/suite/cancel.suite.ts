import { describe, expect } from 'vitest';
import { toClientOrderId } from '../../core/values/ids';
import type { VenueTest } from './venue-bench.suite';

const far = -50;

export function describeCancel(venueTest: VenueTest): void {
  describe('cancels', () => {
    venueTest('a working order is canceled', [], async (bench) => {
      const order = await bench.place('buy', 2, bench.limit('buy', far));

      expect(await bench.cancel(order)).toBe(true);

      expect(bench.words(order)).toEqual(['new', 'canceled']);
      expect(await bench.order(order)).toMatchObject({ status: 'canceled', leavesQuantity: 0n });
      expect(await bench.venue.getOpenOrders(bench.harness.account)).toEqual([]);
    });

    venueTest('a partly filled order keeps what it has', ['market'], async (bench) => {
      bench.show(
        'buy',
        [[-1, 9]],
        [
          [1, 3],
          [9, 9],
        ],
      );
      const order = await bench.place('buy', 5, bench.limit('buy', 1));

      await bench.cancel(order);

      expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1', 'canceled']);
      expect(await bench.order(order)).toMatchObject({
        status: 'canceled',
        cumulativeQuantity: bench.units(3),
      });
      expect(await bench.position()).toBe(3);
    });

    venueTest('a canceled order fills no more', ['market'], async (bench) => {
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      const order = await bench.place('buy', 5, bench.limit('buy', 0));
      await bench.cancel(order);

      bench.trade('buy', -5, 9);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'canceled']);
    });

    venueTest(
      'a cancel that loses the race is rejected, and the fill counts',
      ['market', 'time'],
      async (bench) => {
        bench.requireTravel();
        bench.show('buy', [[-1, 9]], [[1, 9]]);
        const order = await bench.place('buy', 2, bench.limit('buy', 0));

        expect(await bench.venue.cancelOrder(order)).toBe(true);
        bench.trade('buy', -1, 9);
        await bench.harness.settle();

        expect(bench.words(order)).toEqual(['new', 'trade 2 @ 0', 'cancelRejected']);
        expect((await bench.order(order)).status).toBe('filled');
      },
    );

    venueTest('a cancel of a closed order is not taken and changes nothing', [], async (bench) => {
      const order = await bench.place('buy', 2, bench.limit('buy', far));
      await bench.cancel(order);
      const before = await bench.order(order);

      expect(await bench.cancel(order)).toBe(false);

      expect(await bench.order(order)).toEqual(before);
      expect(bench.words(order).filter((word) => word === 'canceled')).toHaveLength(1);
    });

    venueTest('a cancel that is sent twice cancels once', [], async (bench) => {
      const order = await bench.place('buy', 2, bench.limit('buy', far));

      await Promise.all([bench.venue.cancelOrder(order), bench.venue.cancelOrder(order)]);
      await bench.harness.settle();

      expect(bench.words(order).filter((word) => word === 'canceled')).toHaveLength(1);
    });

    venueTest('a cancel of an unknown order is not taken', [], async (bench) => {
      expect(await bench.cancel(toClientOrderId('never-sent-to-anyone'))).toBe(false);
    });
  });
}
