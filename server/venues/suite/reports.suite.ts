import { describe, expect } from 'vitest';
import type { ClientOrderId } from '../../core/values/ids';
import type { VenueFill } from '../../ports/execution-venue';
import type { VenueBench, VenueTest } from './venue-bench.suite';

export function describeReports(venueTest: VenueTest): void {
  describe('reports', () => {
    venueTest(
      'the fills add up to what the order says it has filled',
      ['market'],
      async (bench) => {
        const order = await eventfulOrder(bench);

        const { cumulativeQuantity, leavesQuantity, quantity, averagePrice } =
          await bench.order(order);
        const fills = fillsOf(bench, order);
        const sum = fills.reduce((total, fill) => total + fill.quantity, 0n);
        const paid = fills.reduce((total, fill) => total + fill.quantity * fill.price, 0n);

        expect(fills.length).toBeGreaterThan(2);
        expect(sum).toBe(cumulativeQuantity);
        expect(cumulativeQuantity + leavesQuantity).toBe(quantity);
        expect(averagePrice).toBe(paid / sum);
      },
    );

    venueTest('every fill has an id of its own and says whose it is', ['market'], async (bench) => {
      const order = await eventfulOrder(bench);

      const fills = fillsOf(bench, order);
      const { venueOrderId } = await bench.order(order);

      expect(new Set(fills.map(({ executionId }) => executionId)).size).toBe(fills.length);
      for (const fill of fills) {
        expect(fill).toMatchObject({
          clientOrderId: order,
          venueOrderId,
          account: bench.harness.account,
          instrument: bench.harness.instrument.instrument,
          side: 'buy',
        });
      }
    });

    venueTest('come in the order in which things happened', ['market'], async (bench) => {
      const order = await eventfulOrder(bench);
      await bench.cancel(order);

      const told = bench.toldOf(order);
      const times = told.map(({ transactTime }) => transactTime);

      expect(told[0]?.executionType).toBe('new');
      expect(told.at(-1)?.executionType).toBe('canceled');
      expect(times).toEqual([...times].sort((one, two) => one - two));
    });

    venueTest('a listener that has left hears no more', [], async (bench) => {
      let heard = 0;
      const leave = bench.venue.onReport(() => {
        heard += 1;
      });
      await bench.place('buy', 1, bench.limit('buy', -50));
      leave();

      await bench.place('buy', 1, bench.limit('buy', -50));

      expect(heard).toBe(1);
    });
  });
}

/** An order of 9 that takes twice and then is filled in part where it rests. */
async function eventfulOrder(bench: VenueBench): Promise<ClientOrderId> {
  bench.show(
    'buy',
    [[-3, 9]],
    [
      [1, 2],
      [2, 1],
      [9, 9],
    ],
  );
  const order = await bench.place('buy', 9, bench.limit('buy', 2));
  bench.show('buy', [[-3, 9]], [[8, 9]]);
  await bench.harness.settle();
  bench.trade('buy', 1, 2);
  await bench.harness.settle();
  return order;
}

function fillsOf(bench: VenueBench, order: ClientOrderId): readonly VenueFill[] {
  return bench
    .toldOf(order)
    .flatMap((report) => (report.executionType === 'trade' ? [report.fill] : []));
}
