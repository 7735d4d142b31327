import { describe, expect } from 'vitest';
import type { OrderUpdates } from '../../core/order/order';
import { type ClientOrderId, toClientOrderId } from '../../core/values/ids';
import type { VenueBench, VenueTest } from './venue-bench.suite';

const far = -50;

export function describeModify(venueTest: VenueTest): void {
  describe('replaces', () => {
    venueTest('price and quantity are as asked afterwards', [], async (bench) => {
      requireReplace(bench);
      const order = await bench.place('buy', 4, bench.limit('buy', far));
      const limitPrice = bench.seen('buy', far - 1);

      const outcome = await bench.modify(order, { quantity: bench.units(3), limitPrice });

      expect(outcome).toBe('taken');
      expect(bench.words(order)).toEqual(['new', 'replaced']);
      expect(await bench.order(order)).toMatchObject({
        quantity: bench.units(3),
        leavesQuantity: bench.units(3),
        terms: { orderType: 'limit', limitPrice },
      });
    });

    venueTest('less quantity keeps the place in the queue', ['market'], async (bench) => {
      const [first, second] = await twoInQueue(bench);

      await bench.modify(first, { quantity: bench.units(3) });
      await printOne(bench);

      expect(await filled(bench, first)).toBe(1);
      expect(await filled(bench, second)).toBe(0);
    });

    for (const { title, back } of losingUpdates) {
      venueTest(`${title} loses the place in the queue`, ['market'], async (bench) => {
        const [first, second] = await twoInQueue(bench);

        for (const updates of back(bench)) {
          await bench.modify(first, updates);
        }
        await printOne(bench);

        expect(await filled(bench, first)).toBe(0);
        expect(await filled(bench, second)).toBe(1);
      });
    }

    venueTest(
      'a new price that reaches the other side takes from it',
      ['market'],
      async (bench) => {
        requireReplace(bench);
        bench.show('buy', [[-1, 9]], [[1, 9]]);
        const order = await bench.place('buy', 4, bench.limit('buy', 0));

        await bench.modify(order, { limitPrice: bench.seen('buy', 2) });

        expect(bench.words(order)).toEqual(['new', 'replaced', 'trade 4 @ 1']);
      },
    );

    venueTest('a quantity equal to what is filled cancels the rest', ['market'], async (bench) => {
      const order = await partlyFilled(bench);

      expect(await bench.modify(order, { quantity: bench.units(3) })).toBe('taken');

      expect(await bench.order(order)).toMatchObject({
        status: 'canceled',
        cumulativeQuantity: bench.units(3),
        leavesQuantity: 0n,
      });
    });

    venueTest('a quantity below what is filled is refused', ['market'], async (bench) => {
      const order = await partlyFilled(bench);
      const before = await bench.order(order);

      expect(await bench.modify(order, { quantity: bench.units(2) })).toBe('refused');

      expect(await bench.order(order)).toEqual(before);
    });

    venueTest(
      'a quantity just above what is filled leaves the difference',
      ['market'],
      async (bench) => {
        const order = await partlyFilled(bench);

        expect(await bench.modify(order, { quantity: bench.units(4) })).toBe('taken');

        expect(await bench.order(order)).toMatchObject({
          status: 'partiallyFilled',
          leavesQuantity: bench.units(1),
        });
      },
    );

    venueTest('a replace that loses the race is rejected', ['market', 'time'], async (bench) => {
      requireReplace(bench);
      bench.requireTravel();
      bench.show('buy', [[-1, 9]], [[1, 9]]);
      const order = await bench.place('buy', 2, bench.limit('buy', 0));

      await bench.venue.modifyOrder(order, { limitPrice: bench.seen('buy', -9) });
      bench.trade('buy', -1, 9);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'trade 2 @ 0', 'replaceRejected']);
    });

    venueTest('a closed order and an unknown one are refused', [], async (bench) => {
      requireReplace(bench);
      const order = await bench.place('buy', 2, bench.limit('buy', far));
      await bench.cancel(order);
      const updates = { quantity: bench.units(1) };

      expect(await bench.modify(order, updates)).toBe('refused');
      expect(await bench.modify(toClientOrderId('never-sent-to-anyone'), updates)).toBe('refused');
      expect((await bench.order(order)).quantity).toBe(bench.units(2));
    });

    venueTest('a price that the order type does not have is refused', [], async (bench) => {
      requireReplace(bench);
      const order = await bench.place('buy', 2, bench.limit('buy', far));

      expect(await bench.modify(order, { stopPrice: bench.at(far) })).toBe('refused');
    });
  });
}

const losingUpdates: readonly {
  readonly title: string;
  readonly back: (bench: VenueBench) => readonly OrderUpdates[];
}[] = [
  {
    title: 'another price, even when it comes back,',
    back: (bench) => [{ limitPrice: bench.seen('buy', -2) }, { limitPrice: bench.seen('buy', 0) }],
  },
  { title: 'more quantity', back: (bench) => [{ quantity: bench.units(5) }] },
];

function requireReplace(bench: VenueBench): void {
  bench.requireThat(bench.venue.capabilities.replace, 'replacing orders');
}

/** Two orders of 4 at one price, better than anything displayed. */
async function twoInQueue(bench: VenueBench): Promise<readonly [ClientOrderId, ClientOrderId]> {
  requireReplace(bench);
  bench.show('buy', [[-5, 9]], [[5, 9]]);
  const first = await bench.place('buy', 4, bench.limit('buy', 0));
  const second = await bench.place('buy', 4, bench.limit('buy', 0));
  return [first, second];
}

/** One unit trades at the price of the queue. */
async function printOne(bench: VenueBench): Promise<void> {
  bench.trade('buy', 0, 1);
  await bench.harness.settle();
}

async function filled(bench: VenueBench, order: ClientOrderId): Promise<number> {
  const { cumulativeQuantity } = await bench.order(order);
  return Number(cumulativeQuantity / bench.harness.instrument.minQuantity);
}

/** An order of 5 of which 3 are filled. */
async function partlyFilled(bench: VenueBench): Promise<ClientOrderId> {
  requireReplace(bench);
  bench.show(
    'buy',
    [[-1, 9]],
    [
      [1, 3],
      [9, 9],
    ],
  );
  return await bench.place('buy', 5, bench.limit('buy', 1));
}
