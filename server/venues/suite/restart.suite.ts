import { describe, expect } from 'vitest';
import { addMilliseconds } from '../../core/values/instant';
import type { VenueBench, VenueTest } from './venue-bench.suite';

export function describeRestart(venueTest: VenueTest): void {
  describe('a restart', () => {
    venueTest(
      'changes nothing of orders, fills, positions and cash',
      ['market', 'restart'],
      async (bench) => {
        bench.show(
          'buy',
          [[-1, 9]],
          [
            [1, 3],
            [9, 9],
          ],
        );
        const open = await bench.place('buy', 5, bench.limit('buy', 1));
        const closed = await bench.place('buy', 1, bench.limit('buy', -9));
        await bench.cancel(closed);
        const before = await everything(bench);

        await bench.restart.restart();

        expect(await everything(bench)).toEqual(before);
        expect(before.openOrders.map(({ clientOrderId }) => clientOrderId)).toEqual([open]);
        expect(await bench.order(closed)).toMatchObject({ status: 'canceled' });
      },
    );

    venueTest('lets a resting order go on to fill', ['market', 'restart'], async (bench) => {
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      const order = await bench.place('buy', 3, bench.limit('buy', 0));
      bench.trade('buy', -1, 1);
      await bench.harness.settle();

      await bench.restart.restart();
      bench.trade('buy', -1, 9);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'trade 1 @ 0', 'trade 2 @ 0']);
    });

    venueTest('lets a stop go on to wait', ['market', 'restart'], async (bench) => {
      bench.requireType('stop');
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      bench.trade('buy', 0, 1);
      const order = await bench.place('buy', 3, { orderType: 'stop', stopPrice: bench.at(5) });

      await bench.restart.restart();
      bench.trade('buy', 5, 1);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'triggered', 'trade 3 @ 1']);
    });

    venueTest('keeps the turn in the queue', ['market', 'restart'], async (bench) => {
      bench.requireThat(bench.venue.capabilities.replace, 'replacing orders');
      bench.show('buy', [[-5, 9]], [[5, 9]]);
      const moved = await bench.place('buy', 1, bench.limit('buy', 0));
      const stayed = await bench.place('buy', 1, bench.limit('buy', 0));
      await bench.modify(moved, { limitPrice: bench.seen('buy', -1) });
      await bench.modify(moved, { limitPrice: bench.seen('buy', 0) });

      await bench.restart.restart();
      bench.trade('buy', 0, 1);
      await bench.harness.settle();

      expect((await bench.order(stayed)).status).toBe('filled');
      expect((await bench.order(moved)).status).toBe('working');
    });

    venueTest('does not free a client order id', ['restart'], async (bench) => {
      bench.requireThat(bench.venue.capabilities.enforcesClientOrderId, 'unique client order ids');
      const request = bench.request('buy', 2, bench.limit('buy', -50));
      const first = await bench.venue.submitOrder(request);
      await bench.harness.settle();

      await bench.restart.restart();
      const again = await bench.venue.submitOrder(request);
      await bench.harness.settle();

      expect(again.venueOrderId).toBe(first.venueOrderId);
      expect(await bench.venue.getOpenOrders(bench.harness.account)).toHaveLength(1);
    });

    venueTest('gives no id twice', ['market', 'restart'], async (bench) => {
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      await bench.place('buy', 2, { orderType: 'market' });

      await bench.restart.restart();
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      await bench.place('buy', 2, { orderType: 'market' });

      const trades = bench.harness.reports.flatMap((report) =>
        report.executionType === 'trade' ? [report.fill] : [],
      );
      expect(new Set(trades.map(({ executionId }) => executionId)).size).toBe(2);
      expect(new Set(trades.map(({ venueOrderId }) => venueOrderId)).size).toBe(2);
    });

    venueTest('lets what was on its way arrive', ['market', 'time', 'restart'], async (bench) => {
      bench.requireTravel();
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      const request = bench.request('buy', 2, { orderType: 'market' });
      await bench.venue.submitOrder(request);

      await bench.restart.restart();
      await bench.harness.settle();

      expect(bench.words(request.clientOrderId)).toEqual(['new', 'trade 2 @ 1']);
    });
  });
}

async function everything(bench: VenueBench) {
  const { account } = bench.harness;
  return {
    openOrders: await bench.venue.getOpenOrders(account),
    fills: await bench.venue.getFillsSince(
      account,
      addMilliseconds(bench.harness.now(), -86_400_000),
    ),
    positions: await bench.venue.getPositions(account),
    balance: await bench.venue.getAccountBalance(account),
  };
}
