import { describe, expect } from 'vitest';
import { failureOf, type VenueTest } from './venue-bench.suite';

const far = -50;

export function describeConnection(venueTest: VenueTest): void {
  describe('the connection', () => {
    venueTest('connecting again changes nothing', [], async (bench) => {
      await bench.venue.connect();

      expect(bench.venue.isConnected()).toBe(true);
    });

    venueTest(
      'a disconnected venue takes no call, and says that nothing was placed',
      [],
      async (bench) => {
        const { venue, harness } = bench;
        const request = bench.request('buy', 1, bench.limit('buy', far));

        await venue.disconnect();

        expect(venue.isConnected()).toBe(false);
        const calls = [
          () => venue.submitOrder(request),
          () => venue.cancelOrder(request.clientOrderId),
          () => venue.modifyOrder(request.clientOrderId, { quantity: bench.units(2) }),
          () => venue.getOrder(request.clientOrderId),
          () => venue.getOpenOrders(harness.account),
          () => venue.getFillsSince(harness.account, harness.now()),
          () => venue.getPositions(harness.account),
          () => venue.getAccountBalance(harness.account),
        ];
        for (const call of calls) {
          expect((await failureOf(call()))?.kind).toBe('notPlaced');
        }
        await venue.connect();
        expect(await venue.getOrder(request.clientOrderId)).toBeUndefined();
      },
    );

    venueTest(
      'tells who listens when it breaks and when it is back',
      ['connection'],
      async (bench) => {
        const states: boolean[] = [];
        bench.venue.onConnection((connected) => states.push(connected));

        bench.connection.break();
        expect(bench.venue.isConnected()).toBe(false);
        await bench.connection.mend();

        expect(bench.venue.isConnected()).toBe(true);
        expect(states).toEqual([false, true]);
      },
    );

    venueTest(
      'a break during a submission leaves its outcome open',
      ['connection'],
      async (bench) => {
        const request = bench.request('buy', 1, bench.limit('buy', far));

        const submission = failureOf(bench.venue.submitOrder(request));
        bench.connection.break();
        const failure = await submission;
        await bench.connection.mend();
        const found = await bench.venue.getOrder(request.clientOrderId);

        expect(['ambiguous', 'notPlaced']).toContain(failure?.kind);
        if (failure?.kind === 'notPlaced') {
          expect(found).toBeUndefined();
        }
      },
    );

    venueTest(
      'what happens while it is broken can be asked for afterwards',
      ['connection', 'market'],
      async (bench) => {
        bench.show('buy', [[-1, 9]], [[1, 9]]);
        const order = await bench.place('buy', 2, bench.limit('buy', 0));
        const brokeAt = bench.harness.now();

        bench.connection.break();
        bench.trade('buy', -1, 9);
        await bench.connection.mend();
        await bench.harness.settle();

        expect((await bench.order(order)).status).toBe('filled');
        const fills = await bench.venue.getFillsSince(bench.harness.account, brokeAt);
        expect(fills.map(({ quantity }) => quantity)).toEqual([bench.units(2)]);
      },
    );

    venueTest(
      'a lost answer is ambiguous, and asking finds the order',
      ['replies'],
      async (bench) => {
        const request = bench.request('buy', 1, bench.limit('buy', far));
        bench.replies.loseNextReply();

        const failure = await failureOf(bench.venue.submitOrder(request));
        await bench.harness.settle();

        expect(failure?.kind).toBe('ambiguous');
        expect((await bench.order(request.clientOrderId)).status).toBe('working');
      },
    );

    venueTest(
      'a lost request is ambiguous, and asking finds nothing',
      ['replies'],
      async (bench) => {
        const request = bench.request('buy', 1, bench.limit('buy', far));
        bench.replies.loseNextRequest();

        const failure = await failureOf(bench.venue.submitOrder(request));
        await bench.harness.settle();

        expect(failure?.kind).toBe('ambiguous');
        expect(await bench.venue.getOrder(request.clientOrderId)).toBeUndefined();
      },
    );
  });
}
