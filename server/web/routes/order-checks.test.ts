import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOrderCount } from '../../core/desk/open-orders';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterAll(() => world.close());

const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };
const preview = (body: object, as = trader) =>
  world.call('POST', '/api/v1/orders/preview', as, body);
const batch = (body: object, as = trader) => world.call('POST', '/api/v1/orders/batch', as, body);

/** All but the age of the price, which goes on between two calls. */
const withoutAge = (verdicts: readonly { readonly code: string }[]) =>
  verdicts.filter(({ code }) => code !== 'price-stale');

describe('a preview', () => {
  test('tells what would become of an order and sends nothing', async () => {
    const before = world.desk.state.sequence;
    const seen = await preview(order);

    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ passes: true, worstPrice: '1', orderValue: '5' });
    expect(seen.body.before.cash).toBe('1000000');
    expect(Number(seen.body.largestQuantity)).toBeGreaterThan(5);
    expect(world.desk.state.sequence).toBe(before);
    expect(world.desk.state.orderCount).toBe(0);
  });

  test('gives the very verdicts that the sending gives', async () => {
    const large = { ...order, quantity: 1_000_000, limitPrice: 10 };
    const seen = await preview(large);
    const sent = await world.call('POST', '/api/v1/orders', trader, large);

    expect(seen.body.passes).toBe(false);
    expect(withoutAge(sent.body.verdicts)).toEqual(withoutAge(seen.body.verdicts));
    expect(seen.body.boundBy).toBe('order-value-above-limit');
    expect(seen.body.largestQuantity).toBe('25000');
  });

  test('is for everybody who may look, and wrong fields are named as when sending', async () => {
    expect((await preview(order, await world.person('viewer'))).status).toBe(200);
    expect((await preview({ ...order, quantity: -1 })).body.errors).toEqual([
      { field: 'quantity', message: 'Must be more than zero.' },
    ]);
    expect((await preview({ ...order, account: 'other' })).body.code).toBe('account-not-found');
  });
});

describe('a preview of a change', () => {
  const change = (orderId: string, body: object) =>
    world.call('POST', `/api/v1/orders/${orderId}/preview`, trader, body);

  test('gives the very verdicts that the change gives, and asks for nothing', async () => {
    const sent = await world.call('POST', '/api/v1/orders', trader, order);
    const { orderId } = sent.body;
    await until(() => world.desk.state.orders.get(orderId)?.status === 'working');
    const before = world.desk.state.sequence;
    const small = await change(orderId, { quantity: 6 });
    const large = await change(orderId, { quantity: 1_000_000 });

    expect(small.body).toMatchObject({ passes: true });
    expect(large.body).toMatchObject({ passes: false });
    expect(world.desk.state.sequence).toBe(before);
    const asked = await world.call('PATCH', `/api/v1/orders/${orderId}`, trader, {
      quantity: 1_000_000,
    });
    expect(withoutAge(asked.body.verdicts)).toEqual(withoutAge(large.body.verdicts));
  });

  test('of an order that cannot be changed says why', async () => {
    expect((await change('nobody', { quantity: 6 })).body.code).toBe('order-not-found');
    expect((await change('nobody', {})).status).toBe(400);
  });
});

describe('a batch', () => {
  test('has one row of result for each order, in their order', async () => {
    const answer = await batch({ orders: [order, { ...order, instrument: 'NOPE' }, order] });

    expect(answer.status).toBe(200);
    expect(
      answer.body.items.map(
        (row: { order?: { status: string }; problem?: { code: string } }) =>
          row.order?.status ?? row.problem?.code,
      ),
    ).toEqual(['submitting', 'order-denied', 'submitting']);
  });

  test('with atomicRisk sends none when one is denied', async () => {
    const before = openOrderCount(world.desk.state);
    const answer = await batch({
      atomicRisk: true,
      orders: [order, { ...order, instrument: 'NOPE' }],
    });
    const codes = answer.body.items.map((row: { problem?: { code: string } }) => row.problem?.code);

    expect(codes).toEqual(['batch-denied', 'order-denied']);
    await until(() => world.desk.health.durableSequence === world.desk.state.sequence);
    expect(openOrderCount(world.desk.state)).toBe(before);
  });

  test.each([false, true])(
    'whose answer was lost with its process sends nothing twice under the same key (atomicRisk %s)',
    async (atomicRisk) => {
      const forgetful = await openWorld({
        change: (given) => ({
          ...given,
          idempotency: {
            ...given.idempotency,
            claim: () => Promise.resolve({ kind: 'fresh' }),
          },
        }),
      });
      const send = (as: Credentials, body: object) =>
        forgetful.call(
          'POST',
          '/api/v1/orders/batch',
          { ...as, 'idempotency-key': 'cut-off' },
          body,
        );
      const idsOf = (answer: { body: { items: { order?: { orderId: string } }[] } }) =>
        answer.body.items.map((row) => row.order?.orderId);
      const as = await forgetful.person('trader');
      const named = { ...order, clientOrderId: 'mine' };

      const first = await send(as, { orders: [order, order, named], atomicRisk });
      const again = await send(as, { orders: [order, order, named], atomicRisk });
      const other = await send(await forgetful.key('trade'), { orders: [order] });

      expect(new Set(idsOf(first)).size).toBe(3);
      expect(idsOf(again)).toEqual(idsOf(first));
      expect(idsOf(first)).not.toContain(idsOf(other)[0]);
      expect(forgetful.desk.state.orderCount).toBe(4);
      await forgetful.close();
    },
  );

  test('is refused whole when one order is malformed, and the order is named', async () => {
    const before = world.desk.state.sequence;
    const answer = await batch({ orders: [order, { ...order, quantity: 'many' }] });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('orders.1.quantity');
    expect(world.desk.state.sequence).toBe(before);
  });

  test.each([[{ orders: [] }], [{ orders: 'all' }], [{}], [{ orders: [order], confirm: true }]])(
    'of %j is refused',
    async (body) => {
      expect((await batch(body)).status).toBe(400);
    },
  );

  test('is not for a viewer', async () => {
    expect((await batch({ orders: [order] }, await world.person('viewer'))).status).toBe(403);
  });
});
