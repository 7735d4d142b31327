import { describe, expect } from 'vitest';
import { signOf } from '../../core/order/side';
import { notional } from '../../core/values/amounts';
import { addMilliseconds } from '../../core/values/instant';
import type { VenueFill } from '../../ports/execution-venue';
import type { VenueBench, VenueTest } from './venue-bench.suite';

const market = { orderType: 'market' } as const;

export function describeAccounts(venueTest: VenueTest): void {
  describe('what the venue says of an account', () => {
    venueTest('positions, cash and fills agree with the reports', ['market'], async (bench) => {
      const { account, instrument } = bench.harness;
      const before = await bench.venue.getAccountBalance(account);

      await tradeAround(bench);

      const fills = toldFills(bench);
      const position = fills.reduce((sum, { side, quantity }) => sum + signOf(side) * quantity, 0n);
      const spent = fills.reduce(
        (sum, { side, quantity, price, commission }) =>
          sum + signOf(side) * notional(quantity, price, instrument.multiplier) + commission,
        0n,
      );
      const balance = await bench.venue.getAccountBalance(account);
      const positions = await bench.venue.getPositions(account);
      expect(fills.length).toBeGreaterThan(3);
      expect(positions.map(({ quantity }) => quantity)).toEqual([position]);
      expect(balance.cash).toBe(before.cash - spent);
      expect(balance.currency).toBe(instrument.currency);
    });

    venueTest('a closed position is no longer listed', ['market'], async (bench) => {
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      await bench.place('buy', 3, market);

      await bench.place('sell', 3, market);

      expect(await bench.venue.getPositions(bench.harness.account)).toEqual([]);
    });

    venueTest('equity is cash and the value of the position', ['market'], async (bench) => {
      const { account, instrument } = bench.harness;
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      await bench.place('buy', 3, market);

      const { cash, equity } = await bench.venue.getAccountBalance(account);

      const low = notional(bench.units(3), bench.at(-1), instrument.multiplier);
      const high = notional(bench.units(3), bench.at(1), instrument.multiplier);
      expect(equity - cash).toBeGreaterThanOrEqual(low);
      expect(equity - cash).toBeLessThanOrEqual(high);
    });

    venueTest(
      'the fills since a moment are those at it and after it',
      ['market', 'time'],
      async (bench) => {
        await tradeAround(bench);
        const fills = toldFills(bench);
        const { account } = bench.harness;
        const moment = fills.at(-1)?.transactTime ?? bench.harness.now();

        const all = await bench.venue.getFillsSince(account, addMilliseconds(moment, -86_400_000));
        const last = await bench.venue.getFillsSince(account, moment);
        const none = await bench.venue.getFillsSince(account, addMilliseconds(moment, 1));

        expect(all).toEqual(fills);
        expect(last).toEqual(fills.filter(({ transactTime }) => transactTime >= moment));
        expect(none).toEqual([]);
      },
    );

    venueTest('fills that the asker has not are all listed', ['market'], async (bench) => {
      await tradeAround(bench);
      const fills = toldFills(bench);
      const { account } = bench.harness;
      const longAgo = addMilliseconds(bench.harness.now(), -86_400_000);
      const had = new Set(fills.slice(1, 3).map(({ executionId }) => executionId));

      const listed = await bench.venue.getFillsSince(account, longAgo, (id) => had.has(id));

      const isNews = ({ executionId }: VenueFill) => !had.has(executionId);
      expect(had.size).toBe(2);
      expect(listed.filter(isNews)).toEqual(fills.filter(isNews));
    });

    venueTest('open orders are exactly those that are not over', ['market'], async (bench) => {
      bench.show('buy', [[-1, 9]], [[1, 3]]);
      const working = await bench.place('buy', 1, bench.limit('buy', -9));
      await bench.place('buy', 1, market);
      const canceled = await bench.place('buy', 1, bench.limit('buy', -9));
      await bench.cancel(canceled);
      const second = await bench.place('sell', 2, bench.limit('sell', -9));

      const open = await bench.venue.getOpenOrders(bench.harness.account);

      expect(open.map(({ clientOrderId }) => clientOrderId)).toEqual([working, second]);
      expect(open).toEqual([await bench.order(working), await bench.order(second)]);
    });
  });
}

/** Buys, sells more than it has, and fills where it rests, at different moments. */
async function tradeAround(bench: VenueBench): Promise<void> {
  bench.show(
    'buy',
    [[-1, 5]],
    [
      [1, 2],
      [3, 9],
    ],
  );
  await bench.place('buy', 4, market);
  bench.show('buy', [[-2, 9]], [[4, 9]]);
  await bench.place('sell', 7, market);
  await bench.place('buy', 2, bench.limit('buy', 0));
  if (!('unable' in bench.harness.time)) {
    await bench.time.advanceTo(addMilliseconds(bench.harness.now(), 1_000));
  }
  bench.trade('buy', -1, 1);
  await bench.harness.settle();
}

function toldFills(bench: VenueBench): readonly VenueFill[] {
  return bench.harness.reports.flatMap((report) =>
    report.executionType === 'trade' ? [report.fill] : [],
  );
}
