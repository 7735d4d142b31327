import { describe, expect } from 'vitest';
import type { OrderTerms } from '../../core/order/order-terms';
import { type Side, sides } from '../../core/order/side';
import { toPrice } from '../../core/values/amounts';
import type { VenueBench, VenueTest } from './venue-bench.suite';

/** Ticks count from the middle, and more of them are worse for the order, whichever its side. */
export function describeOrderTypes(venueTest: VenueTest): void {
  for (const side of sides) {
    describe(`${side} orders`, () => {
      describeMarket(venueTest, side);
      describeLimit(venueTest, side);
      describeStops(venueTest, side);
      describeTrailing(venueTest, side);
    });
  }
}

function describeMarket(venueTest: VenueTest, side: Side): void {
  venueTest(
    'a market order takes what is displayed, best price first',
    ['market'],
    async (bench) => {
      bench.requireType('market');
      bench.show(
        side,
        [[-1, 9]],
        [
          [1, 3],
          [2, 2],
          [4, 9],
        ],
      );

      const order = await bench.place(side, 7, { orderType: 'market' });

      expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1', 'trade 2 @ 2', 'trade 2 @ 4']);
      expect((await bench.order(order)).status).toBe('filled');
    },
  );
}

function describeLimit(venueTest: VenueTest, side: Side): void {
  venueTest(
    'a limit order gets better prices and goes no further than its limit',
    ['market'],
    async (bench) => {
      bench.show(
        side,
        [[-1, 9]],
        [
          [1, 3],
          [2, 2],
          [4, 9],
        ],
      );

      const order = await bench.place(side, 7, bench.limit(side, 3));

      expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1', 'trade 2 @ 2']);
      expect(await bench.order(order)).toMatchObject({
        status: 'partiallyFilled',
        leavesQuantity: bench.units(2),
      });
    },
  );

  venueTest('a limit order at exactly the best price takes it', ['market'], async (bench) => {
    bench.show(side, [[-1, 9]], [[1, 3]]);

    const order = await bench.place(side, 3, bench.limit(side, 1));

    expect(bench.words(order)).toEqual(['new', 'trade 3 @ 1']);
  });

  venueTest(
    'a limit order that nothing reaches rests, and fills when the market trades through it',
    ['market'],
    async (bench) => {
      bench.show(side, [[-1, 9]], [[1, 9]]);
      const order = await bench.place(side, 3, bench.limit(side, 0));

      bench.trade(side, 1, 5);
      await bench.harness.settle();
      expect(bench.words(order)).toEqual(['new']);
      bench.trade(side, -1, 2);
      await bench.harness.settle();
      expect(bench.words(order)).toEqual(['new', 'trade 2 @ 0']);
      bench.trade(side, -1, 5);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'trade 2 @ 0', 'trade 1 @ 0']);
      expect((await bench.order(order)).status).toBe('filled');
    },
  );
}

function describeStops(venueTest: VenueTest, side: Side): void {
  const stop = (bench: VenueBench): OrderTerms => ({
    orderType: 'stop',
    stopPrice: bench.seen(side, 5),
  });
  const stopLimit = (bench: VenueBench): OrderTerms => ({
    orderType: 'stopLimit',
    stopPrice: bench.seen(side, 5),
    limitPrice: bench.seen(side, 6),
  });

  venueTest(
    'a stop waits for its price and then takes what is displayed',
    ['market'],
    async (bench) => {
      bench.requireType('stop');
      bench.show(side, [[-1, 9]], [[1, 9]]);
      bench.trade(side, 0, 1);
      const order = await bench.place(side, 3, stop(bench));

      bench.trade(side, 4, 1);
      await bench.harness.settle();
      expect(bench.words(order)).toEqual(['new']);
      bench.show(side, [[4, 9]], [[6, 9]]);
      bench.trade(side, 5, 1);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'triggered', 'trade 3 @ 6']);
    },
  );

  venueTest(
    'a stop over which the market gaps fills at the gapped book',
    ['market'],
    async (bench) => {
      bench.requireType('stop');
      bench.show(side, [[-1, 9]], [[1, 9]]);
      bench.trade(side, 0, 1);
      const order = await bench.place(side, 3, stop(bench));

      bench.show(side, [[9, 9]], [[11, 9]]);
      bench.trade(side, 10, 1);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'triggered', 'trade 3 @ 11']);
    },
  );

  venueTest(
    'a stop-limit rests at its limit when the market has gone beyond',
    ['market'],
    async (bench) => {
      bench.requireType('stopLimit');
      bench.show(side, [[-1, 9]], [[1, 9]]);
      bench.trade(side, 0, 1);
      const order = await bench.place(side, 3, stopLimit(bench));

      bench.show(side, [[7, 9]], [[8, 9]]);
      bench.trade(side, 8, 1);
      await bench.harness.settle();
      expect(bench.words(order)).toEqual(['new', 'triggered']);
      expect((await bench.order(order)).status).toBe('triggered');
      bench.trade(side, 5, 9);
      await bench.harness.settle();

      expect(bench.words(order)).toEqual(['new', 'triggered', 'trade 3 @ 6']);
    },
  );

  venueTest('a stop whose price is passed already triggers at once', ['market'], async (bench) => {
    bench.requireType('stop');
    bench.show(side, [[6, 9]], [[8, 9]]);
    bench.trade(side, 7, 1);

    const order = await bench.place(side, 3, stop(bench));

    expect(bench.words(order)).toEqual(['new', 'triggered', 'trade 3 @ 8']);
  });
}

function describeTrailing(venueTest: VenueTest, side: Side): void {
  venueTest(
    'a trailing stop follows the market, never loosens, and triggers on the way back',
    ['market'],
    async (bench) => {
      bench.requireType('trailingStop');
      bench.show(side, [[-1, 9]], [[1, 9]]);
      bench.trade(side, 0, 1);
      const distance = toPrice(3n * bench.harness.instrument.tickSize);
      const trailingOffset = { kind: 'price', distance } as const;
      const order = await bench.place(side, 2, { orderType: 'trailingStop', trailingOffset });
      const stopAt = async () => {
        const { terms } = await bench.order(order);
        return terms.orderType === 'trailingStop' ? terms.stopPrice : undefined;
      };

      expect(await stopAt()).toBe(bench.seen(side, 3));
      bench.trade(side, -4, 1);
      await bench.harness.settle();
      expect(await stopAt()).toBe(bench.seen(side, -1));
      bench.trade(side, -2, 1);
      await bench.harness.settle();
      expect(await stopAt()).toBe(bench.seen(side, -1));
      bench.show(side, [[-3, 9]], [[0, 9]]);
      bench.trade(side, -1, 1);
      await bench.harness.settle();

      expect(bench.words(order).filter((word) => word !== 'stopMoved')).toEqual([
        'new',
        'triggered',
        'trade 2 @ 0',
      ]);
    },
  );
}
