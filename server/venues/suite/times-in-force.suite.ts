import { describe, expect } from 'vitest';
import type { TimeInForce } from '../../core/order/order-words';
import { addMilliseconds } from '../../core/values/instant';
import type { VenueBench, VenueTest } from './venue-bench.suite';

const far = -50;
const hourMs = 3_600_000;

export function describeTimesInForce(venueTest: VenueTest): void {
  describe('times in force', () => {
    venueTest(
      'a day order expires at the end of the session, not before',
      ['time'],
      async (bench) => {
        requireTime(bench, 'day');
        const order = await bench.place('buy', 2, bench.limit('buy', far), { timeInForce: 'day' });
        const { sessionEndsAt } = bench.time;

        await bench.time.advanceTo(addMilliseconds(sessionEndsAt, -1));
        expect(bench.words(order)).toEqual(['new']);
        await bench.time.advanceTo(sessionEndsAt);

        expect(bench.words(order)).toEqual(['new', 'expired']);
        expect(await bench.order(order)).toMatchObject({ status: 'expired', leavesQuantity: 0n });
      },
    );

    venueTest('a good-till-cancel order outlives the session', ['time'], async (bench) => {
      requireTime(bench, 'goodTillCancel');
      const order = await bench.place('buy', 2, bench.limit('buy', far));

      await bench.time.advanceTo(addMilliseconds(bench.time.sessionEndsAt, hourMs));

      expect(bench.words(order)).toEqual(['new']);
    });

    venueTest('a good-till-date order expires at its date, not before', ['time'], async (bench) => {
      requireTime(bench, 'goodTillDate');
      const expiresAt = addMilliseconds(bench.harness.now(), hourMs);
      const terms = bench.limit('buy', far);
      const order = await bench.place('buy', 2, terms, { timeInForce: 'goodTillDate', expiresAt });

      await bench.time.advanceTo(addMilliseconds(expiresAt, -1));
      expect(bench.words(order)).toEqual(['new']);
      await bench.time.advanceTo(expiresAt);

      expect(bench.words(order)).toEqual(['new', 'expired']);
    });

    venueTest(
      'an immediate-or-cancel order takes what it can and cancels the rest',
      ['market'],
      async (bench) => {
        requireTime(bench, 'immediateOrCancel');
        bench.show(
          'buy',
          [[-1, 9]],
          [
            [1, 3],
            [4, 9],
          ],
        );

        const order = await bench.place('buy', 5, bench.limit('buy', 2), {
          timeInForce: 'immediateOrCancel',
        });

        expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1', 'canceled']);
        expect(await bench.order(order)).toMatchObject({
          status: 'canceled',
          cumulativeQuantity: bench.units(3),
          leavesQuantity: 0n,
        });
      },
    );

    venueTest(
      'an immediate-or-cancel order that reaches nothing is canceled',
      ['market'],
      async (bench) => {
        requireTime(bench, 'immediateOrCancel');
        bench.show('buy', [[-1, 9]], [[1, 3]]);

        const order = await bench.place('buy', 5, bench.limit('buy', 0), {
          timeInForce: 'immediateOrCancel',
        });

        expect(bench.words(order)).toEqual(['new', 'canceled']);
      },
    );

    venueTest(
      'a fill-or-kill order fills whole when exactly enough is displayed',
      ['market'],
      async (bench) => {
        requireTime(bench, 'fillOrKill');
        bench.show(
          'buy',
          [[-1, 9]],
          [
            [1, 3],
            [2, 2],
            [3, 9],
          ],
        );

        const order = await bench.place('buy', 5, bench.limit('buy', 2), {
          timeInForce: 'fillOrKill',
        });

        expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1', 'trade 2 @ 2']);
      },
    );

    venueTest(
      'a fill-or-kill order fills nothing when one unit is missing',
      ['market'],
      async (bench) => {
        requireTime(bench, 'fillOrKill');
        bench.show(
          'buy',
          [[-1, 9]],
          [
            [1, 3],
            [2, 2],
            [3, 9],
          ],
        );

        const order = await bench.place('buy', 6, bench.limit('buy', 2), {
          timeInForce: 'fillOrKill',
        });

        expect(bench.words(order)).toEqual(['new', 'canceled']);
        expect(await bench.position()).toBe(0);
      },
    );
  });
}

function requireTime(bench: VenueBench, timeInForce: TimeInForce): void {
  bench.requireThat(bench.venue.capabilities.timesInForce.includes(timeInForce), timeInForce);
}
