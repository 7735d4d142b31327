import { describe, expect } from 'vitest';
import { toPrice, toQuantity } from '../../core/values/amounts';
import { toAccountId, toInstrumentId } from '../../core/values/ids';
import type { VenueOrderRequest } from '../../ports/execution-venue';
import { failureOf, type VenueBench, type VenueTest } from './venue-bench.suite';

const far = -50;

export function describeSubmission(venueTest: VenueTest): void {
  describe('submission', () => {
    venueTest('an order that is accepted is answered and told once', [], async (bench) => {
      const request = bench.request('buy', 3, bench.limit('buy', far));

      const answer = await bench.venue.submitOrder(request);
      await bench.harness.settle();

      expect(answer).toMatchObject({ ...request, status: 'working', cumulativeQuantity: 0n });
      expect(answer.leavesQuantity).toBe(request.quantity);
      expect(answer.venueOrderId).not.toBe('');
      expect(bench.words(request.clientOrderId)).toEqual(['new']);
      expect(bench.toldOf(request.clientOrderId)[0]?.venueOrderId).toBe(answer.venueOrderId);
    });

    venueTest('two orders have two venue order ids', [], async (bench) => {
      const one = await bench.order(await bench.place('buy', 1, bench.limit('buy', far)));
      const two = await bench.order(await bench.place('buy', 1, bench.limit('buy', far)));

      expect(one.venueOrderId).not.toBe(two.venueOrderId);
    });

    venueTest('a client order id is placed once, however often it is sent', [], async (bench) => {
      bench.requireThat(bench.venue.capabilities.enforcesClientOrderId, 'unique client order ids');
      const request = bench.request('buy', 3, bench.limit('buy', far));

      const [first, second] = await Promise.all([
        bench.venue.submitOrder(request),
        bench.venue.submitOrder(request),
      ]);
      await bench.harness.settle();
      const third = await bench.venue.submitOrder(request);
      await bench.harness.settle();

      expect([second.venueOrderId, third.venueOrderId]).toEqual(Array(2).fill(first.venueOrderId));
      expect(bench.words(request.clientOrderId)).toEqual(['new']);
      expect(await bench.venue.getOpenOrders(bench.harness.account)).toHaveLength(1);
    });

    venueTest('another order under a known client order id places nothing', [], async (bench) => {
      bench.requireThat(bench.venue.capabilities.enforcesClientOrderId, 'unique client order ids');
      const request = bench.request('buy', 3, bench.limit('buy', far));
      await bench.venue.submitOrder(request);

      const answer = await bench.venue.submitOrder({ ...request, quantity: bench.units(7) });
      await bench.harness.settle();

      expect(answer.quantity).toBe(bench.units(3));
      expect(await bench.venue.getOpenOrders(bench.harness.account)).toHaveLength(1);
    });

    venueTest('the client order id of a closed order stays taken', [], async (bench) => {
      bench.requireThat(bench.venue.capabilities.enforcesClientOrderId, 'unique client order ids');
      const request = bench.request('buy', 3, bench.limit('buy', far));
      await bench.venue.submitOrder(request);
      await bench.cancel(request.clientOrderId);

      const answer = await bench.venue.submitOrder(request);

      expect(answer.status).toBe('canceled');
      expect(await bench.venue.getOpenOrders(bench.harness.account)).toEqual([]);
    });

    venueTest('what the venue was never sent it does not know', [], async (bench) => {
      const { clientOrderId } = bench.request('buy', 1, bench.limit('buy', far));

      expect(await bench.venue.getOrder(clientOrderId)).toBeUndefined();
    });

    for (const { title, change } of malformed) {
      venueTest(`${title} is turned down and nothing is placed`, [], async (bench) => {
        const request = change(bench.request('buy', 2, bench.limit('buy', far)), bench);

        expect(await wasTurnedDown(bench, request)).toBe(true);
        expect(await bench.venue.getOpenOrders(bench.harness.account)).toEqual([]);
      });
    }

    venueTest('an unknown account is refused', [], async (bench) => {
      const account = toAccountId('nobody-has-this-account');
      const request = bench.request('buy', 1, bench.limit('buy', far), { account });

      const failure = await failureOf(bench.venue.submitOrder(request));

      expect(failure?.kind).toBe('refused');
    });
  });
}

const malformed: readonly {
  readonly title: string;
  readonly change: (request: VenueOrderRequest, bench: VenueBench) => VenueOrderRequest;
}[] = [
  {
    title: 'an unknown instrument',
    change: (request) => ({ ...request, instrument: toInstrumentId('NOT-LISTED-ANYWHERE') }),
  },
  { title: 'no quantity', change: (request) => ({ ...request, quantity: toQuantity(0n) }) },
  {
    title: 'a negative quantity',
    change: (request) => ({ ...request, quantity: toQuantity(-request.quantity) }),
  },
  {
    title: 'a quantity off the lot',
    change: (request, { harness }) => ({
      ...request,
      quantity: toQuantity(request.quantity + harness.instrument.lotSize / 2n + 1n),
    }),
  },
  {
    title: 'a price off the tick',
    change: (request, bench) => ({
      ...request,
      terms: {
        orderType: 'limit',
        limitPrice: toPrice(bench.at(far) + bench.harness.instrument.tickSize / 2n),
      },
    }),
  },
  {
    title: 'a price of zero',
    change: (request) => ({
      ...request,
      terms: { orderType: 'limit', limitPrice: toPrice(0n) },
    }),
  },
  {
    title: 'a good-till-date order without a date',
    change: (request) => ({ ...request, timeInForce: 'goodTillDate' }),
  },
];

/** A venue may refuse the call or answer with an order that is rejected. */
async function wasTurnedDown(bench: VenueBench, request: VenueOrderRequest): Promise<boolean> {
  const failure = await failureOf(bench.venue.submitOrder(request));
  await bench.harness.settle();
  if (failure !== undefined) {
    return failure.kind === 'refused';
  }
  return (await bench.order(request.clientOrderId)).status === 'rejected';
}
