import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterAll(() => world.close());

const path = '/api/v1/orders';
const send = (body: unknown, as = trader) => world.call('POST', path, as, body);
const resting = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };

/** Sends an order and waits until the venue has it. */
async function placed(body: object = resting): Promise<{ orderId: string; clientOrderId: string }> {
  const sent = await send(body);
  expect(sent.status).toBe(201);
  const { orderId } = sent.body;
  await until(async () => (await find(orderId)).body.status !== 'submitting');
  return sent.body;
}

const find = (orderId: string) => world.call('GET', `${path}/${orderId}`, trader);
const cancel = (orderId: string) => world.call('DELETE', `${path}/${orderId}`, trader);
const modify = (orderId: string, updates: object) =>
  world.call('PATCH', `${path}/${orderId}`, trader, updates);

/**
 * What a call could have changed. The sequence goes on by itself: earlier orders still fill.
 */
function traces(): unknown {
  const { orderCount, mode, latched, limits } = world.desk.state;
  return { orderCount, mode, latched, limits: limits.size };
}

describe('sending an order on a stale price', () => {
  const stale = { ...resting, instrument: 'XOM', clientOrderId: 'stale-1' };

  test('is refused with the warning and leaves nothing, then sent with a reason that stays', async () => {
    const admin = await world.person('administrator');
    const scenario = { kind: 'frozen-feed', instrument: 'XOM', durationMs: 600_000 };
    expect((await world.call('POST', '/api/v1/paper/scenarios', admin, scenario)).status).toBe(201);
    const limits = {
      scope: { kind: 'instrument', id: 'XOM' },
      limits: { maxPriceAgeMs: 5 },
      reason: 'a quick market',
    };
    expect((await world.call('PUT', '/api/v1/risk-limits', admin, limits)).status).toBe(200);
    await until(async () => {
      const preview = await world.call('POST', `${path}/preview`, trader, stale);
      return preview.body.verdicts.some(
        (one: { code: string; passed: boolean }) => one.code === 'price-stale' && !one.passed,
      );
    });
    const before = traces();

    const refused = await send({ ...stale, confirm: true });

    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'warning-reason-missing',
      verdicts: [{ code: 'price-stale', severity: 'warn', passed: false, limit: '0.005' }],
    });
    expect(traces()).toEqual(before);
    expect((await send({ ...stale, warningReason: ' ' })).body.errors).toEqual([
      { field: 'warningReason', message: 'Say why, in a few words.' },
    ]);
    const strategic = await send({ ...stale, clientOrderId: 'stale-2', strategy: 'trend' });
    expect(strategic.body.code).toBe('order-denied');

    const sent = await send({ ...stale, warningReason: 'the auction is near' });

    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      warningReason: 'the auction is near',
      verdicts: [{ code: 'price-stale', passed: false }],
    });
    const known = await find(sent.body.orderId);
    expect(known.body.events[0]).toMatchObject({
      type: 'ORDER_SUBMITTED',
      actor: { kind: 'user' },
      payload: { order: { warningReason: 'the auction is near' } },
    });
  });

  test('is refused to a change that wants more, until it says why', async () => {
    const { orderId } = await placed({ ...stale, warningReason: 'the auction is near' });
    const change = (body: object) => modify(orderId, body);

    const refused = await change({ quantity: '50' });

    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'warning-reason-missing',
      verdicts: [{ code: 'price-stale', limit: '0.005' }],
    });
    expect((await change({ warningReason: 'for nothing' })).status).toBe(400);
    expect((await change({ quantity: '50', warningReason: 'still near' })).status).toBe(200);
    await until(async () => (await find(orderId)).body.quantity === '50');
    expect((await find(orderId)).body.events).toContainEqual(
      expect.objectContaining({
        type: 'ORDER_REPLACE_REQUESTED',
        payload: expect.objectContaining({
          warningReason: 'still near',
          verdicts: [expect.objectContaining({ code: 'price-stale' })],
        }),
      }),
    );
    expect((await change({ quantity: '40' })).status).toBe(200);
  });
});

describe('sending an order', () => {
  test('answers with the order as it is on record, and it fills', async () => {
    const sent = await send({
      clientOrderId: 'first-1',
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'market',
      quantity: 10,
      strategy: 'trend',
    });

    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      clientOrderId: 'first-1',
      account: 'main',
      venue: 'paper',
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'market',
      quantity: '10',
      leavesQuantity: '10',
      timeInForce: 'day',
      status: 'submitting',
      origin: { kind: 'user', user: 'trader', strategy: 'trend' },
    });
    expect(sent.body.sequence).toBeLessThanOrEqual(world.desk.health.durableSequence);
    await until(async () => (await find(sent.body.orderId)).body.status === 'filled');
    const found = await find(sent.body.orderId);
    expect(found.body.events.map((event: { type: string }) => event.type)).toEqual([
      'ORDER_SUBMITTED',
      'ORDER_ACCEPTED',
      'ORDER_FILLED',
    ]);
    expect(found.body.events[0].payload.order.quantity).toBe('10');
  });

  test.each([
    [{ orderType: 'stop', stopPrice: '9999' }],
    [{ orderType: 'stopLimit', stopPrice: '9999', limitPrice: '9999.01' }],
    [{ orderType: 'limit', limitPrice: 1.25, timeInForce: 'goodTillCancel', postOnly: true }],
  ])('keeps its terms: %j', async (terms) => {
    const { limitPrice, ...rest } = resting;
    const sent = await send({ ...rest, quantity: 1, ...terms });
    const texts = Object.fromEntries(
      Object.entries(terms).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value,
      ]),
    );

    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject(texts);
    expect(limitPrice).toBe(1);
  });

  test.each(['1.5', '0.8%'])('a trailing stop keeps its offset %s', async (trailingOffset) => {
    const { limitPrice: _, ...rest } = resting;
    const sent = await send({ ...rest, side: 'sell', orderType: 'trailingStop', trailingOffset });

    expect(sent.status).toBe(201);
    expect(sent.body.trailingOffset).toBe(trailingOffset);
  });

  test('the same client order id with the same content gives the order that exists', async () => {
    const order = { ...resting, clientOrderId: 'twice-1' };
    const [first, second, third] = await Promise.all([send(order), send(order), send(order)]);

    expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
    expect(new Set([first, second, third].map(({ body }) => body.orderId)).size).toBe(1);
    const numbers = await send({ ...order, quantity: '5.0', limitPrice: '1.00' });
    expect(numbers.body.orderId).toBe(first.body.orderId);
  });

  test('the same client order id with another content is refused and names the order', async () => {
    const first = await send({ ...resting, clientOrderId: 'other-1' });
    const before = traces();
    const second = await send({ ...resting, clientOrderId: 'other-1', quantity: 6 });

    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'duplicate-client-order-id',
      orderId: first.body.orderId,
    });
    expect(traces()).toEqual(before);
  });

  test('an Idempotency-Key stands in for the client order id', async () => {
    const as = { ...trader, 'idempotency-key': 'key-of-mine' };
    const first = await send(resting, as);
    const second = await send(resting, as);

    expect(first.body.clientOrderId).toBe('key-of-mine');
    expect(second.body.orderId).toBe(first.body.orderId);
  });

  test('a denied order answers with every verdict and what to do', async () => {
    const sent = await send({ ...resting, quantity: 1_000_000, limitPrice: 100 });

    expect(sent.status).toBe(422);
    expect(sent.headers['content-type']).toContain('application/problem+json');
    expect(sent.body.code).toBe('order-denied');
    expect(sent.body.verdicts.length).toBeGreaterThan(10);
    expect(sent.body.verdicts).toContainEqual({
      code: 'order-value-above-limit',
      passed: false,
      severity: 'block',
      scope: { kind: 'desk' },
      unit: 'money',
      limit: '250000',
      current: '0',
      projected: '100000000',
      headroom: '-99750000',
      message: 'Order value would be 100,000,000, beyond the limit 250,000 of the desk.',
    });
    expect((await find(sent.body.orderId)).body.status).toBe('denied');
  });

  test.each([
    [{ limitPrice: '1.001' }, 'limit price must be a multiple of the tick 0.01'],
    [{ quantity: '1.5' }, 'quantity must be a multiple of the lot 1'],
    [{ timeInForce: 'fillOrKill', postOnly: true }, 'a post-only order cannot be fillOrKill'],
    [
      { timeInForce: 'goodTillDate', expiresAt: '2001-01-01T00:00:00Z' },
      'expiresAt must lie in the future',
    ],
  ])('of the wrong shape %j is denied', async (change, sentence) => {
    const sent = await send({ ...resting, ...change });

    expect(sent.status).toBe(422);
    expect(sent.body.detail).toContain(sentence);
  });

  test('for an unknown instrument is denied, not lost', async () => {
    const sent = await send({ ...resting, instrument: 'NOPE' });

    expect(sent.status).toBe(422);
    expect(sent.body.detail).toMatch(/^The order was denied and not sent\. Instrument: NOPE\./);
  });

  test('for an unknown account is refused', async () => {
    const sent = await send({ ...resting, account: 'other' });

    expect(sent.status).toBe(404);
    expect(sent.body.code).toBe('account-not-found');
  });

  test.each([
    ['{"instrument":', 400, 'malformed-json'],
    ['not json', 400, 'malformed-json'],
    ['', 400, 'body-missing'],
    ['null', 400, 'body-missing'],
    ['[]', 400, 'validation-failed'],
    ['"order"', 400, 'validation-failed'],
    ['{}', 400, 'validation-failed'],
    [JSON.stringify({ ...resting, qty: 5 }), 400, 'validation-failed'],
    [JSON.stringify(resting).replace('"quantity":5', '"quantity":1e400'), 400, 'validation-failed'],
    [JSON.stringify(resting).replace('"quantity":5', '"quantity":NaN'), 400, 'malformed-json'],
    [JSON.stringify(resting).replace('"quantity":5', '"quantity":-0'), 400, 'validation-failed'],
    [JSON.stringify({ ...resting, quantity: `0.${'1'.repeat(40)}` }), 400, 'validation-failed'],
    [
      JSON.stringify(resting).replace('"quantity":5', `"quantity":0.${'1'.repeat(40)}`),
      400,
      'number-not-exact',
    ],
    [JSON.stringify({ ...resting, quantity: 'NaN' }), 400, 'validation-failed'],
    [JSON.stringify({ ...resting, quantity: -5 }), 400, 'validation-failed'],
    [JSON.stringify({ ...resting, note: 'x'.repeat(1_000_000) }), 413, 'body-too-large'],
    ['{"__proto__":{"admin":true}}', 400, 'validation-failed'],
  ])('from the body %.60s is refused and changes nothing', async (body, status, code) => {
    const before = traces();
    const sent = await send(body, { ...trader, 'content-type': 'application/json' });

    expect(sent.status).toBe(status);
    expect(sent.headers['content-type']).toContain('application/problem+json');
    expect(sent.body).toMatchObject({ status, code, type: `/api/v1/docs/problems#${code}` });
    expect(sent.body.detail.length).toBeGreaterThan(10);
    expect(traces()).toEqual(before);
  });

  test('names each unknown field', async () => {
    const sent = await send({ ...resting, qty: 1, price: 2 });

    expect(sent.body.errors).toEqual([
      { field: 'qty', message: 'Is not a field of this call.' },
      { field: 'price', message: 'Is not a field of this call.' },
    ]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'as %s is refused',
    async (type) => {
      const sent = await send('side=buy', { ...trader, 'content-type': type });

      expect(sent.status).toBe(415);
      expect(sent.body.code).toBe('unsupported-media-type');
    },
  );

  test.each([
    ['nobody', undefined, 401],
    ['a viewer', 'viewer', 403],
    ['a risk manager', 'riskManager', 403],
  ] as const)('by %s is refused', async (_, who, status) => {
    const as = who === undefined ? {} : await world.person(who);
    const before = traces();
    const sent = await send(resting, as);

    expect(sent.status).toBe(status);
    expect(traces()).toEqual(before);
    if (status === 403) {
      expect(sent.body).toMatchObject({ code: 'permission-denied', permission: 'trade' });
      expect(sent.body.detail).toContain('role trader or administrator');
    }
  });

  test('by a key that may only look is refused', async () => {
    expect((await send(resting, await world.key('read', 'risk', 'signals'))).status).toBe(403);
  });
});

describe('canceling and replacing', () => {
  test('a resting order is canceled, and a second cancel says that it is closed', async () => {
    const { orderId } = await placed();
    const canceled = await cancel(orderId);

    expect(canceled.status).toBe(200);
    expect([canceled.body.pendingOperation, canceled.body.status]).toContainEqual(
      expect.stringMatching(/^cancel(ed)?$/),
    );
    await until(async () => (await find(orderId)).body.status === 'canceled');
    const again = await cancel(orderId);
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'order-closed', orderId });
  });

  test('a resting order is replaced', async () => {
    const { orderId } = await placed();
    const replaced = await modify(orderId, { quantity: 4, limitPrice: '1.01' });

    expect(replaced.status).toBe(200);
    await until(async () => (await find(orderId)).body.quantity === '4');
    expect((await find(orderId)).body.limitPrice).toBe('1.01');
  });

  test('a closed order is not replaced', async () => {
    const { orderId } = await placed();
    await cancel(orderId);
    await until(async () => (await find(orderId)).body.status === 'canceled');
    const replaced = await modify(orderId, { quantity: 4 });

    expect(replaced.status).toBe(409);
    expect(replaced.body.code).toBe('order-closed');
  });

  test('an order on its way can be canceled but not replaced', async () => {
    world.faults.inject({ kind: 'slow', durationMs: 400 });
    world.faults.inject({ kind: 'late-report', durationMs: 500, count: 3 });
    const { orderId } = (await send(resting)).body;
    const replaced = await modify(orderId, { quantity: 4 });
    const canceled = await cancel(orderId);

    expect(replaced.status).toBe(409);
    expect(replaced.body).toMatchObject({ code: 'order-on-its-way', orderId });
    expect(canceled.status).toBe(200);
    expect(canceled.body).toMatchObject({ status: 'submitting', pendingOperation: 'cancel' });
    await until(async () => (await find(orderId)).body.status === 'canceled');
    world.faults.clear();
  });

  test.each([
    [{}, 400, 'validation-failed'],
    [{ quantity: 5 }, 422, 'nothing-to-change'],
    [{ stopPrice: 5 }, 422, 'update-not-applicable'],
    [{ side: 'sell' }, 400, 'validation-failed'],
    [{ limitPrice: '1.001' }, 422, 'order-denied'],
  ])('a replace with %j is refused', async (updates, status, code) => {
    const { orderId } = await placed();
    const replaced = await modify(orderId, updates);

    expect(replaced.status).toBe(status);
    expect(replaced.body.code).toBe(code);
  });

  test.each(['no-such-order', '..', '%00', 'x'.repeat(65), "'; drop table orders;--"])(
    'an order %j is not known to anybody',
    async (orderId) => {
      const id = encodeURIComponent(orderId);
      const answers = [
        await find(id),
        await cancel(id),
        await modify(id, { quantity: 1 }),
        await world.call('GET', `${path}/by-client-order-id/${id}`, trader),
      ];

      for (const answer of answers) {
        expect([400, 404]).toContain(answer.status);
        expect(answer.body.code).toMatch(/^(order-not-found|validation-failed|no-such-call)$/);
      }
    },
  );

  test('an order is not known by the name that its caller or the venue gave it', async () => {
    const { orderId } = await placed({ ...resting, clientOrderId: 'my-own-name' });
    const { venueOrderId } = (await find(orderId)).body;

    for (const foreign of ['my-own-name', venueOrderId]) {
      expect((await cancel(foreign)).body.code).toBe('order-not-found');
      expect((await modify(foreign, { quantity: 1 })).body.code).toBe('order-not-found');
    }
    expect((await find(orderId)).body).toMatchObject({
      status: 'working',
      pendingOperation: 'none',
    });
  });

  test('cancel-all takes what is in its scope and nothing else', async () => {
    const one = await placed({ ...resting, instrument: 'NVDA' });
    const two = await placed({ ...resting, instrument: 'NVDA' });
    const three = await placed({ ...resting, instrument: 'KO' });
    const canceled = await world.call('DELETE', `${path}?instrument=NVDA`, trader);

    expect(canceled.status).toBe(200);
    expect([...canceled.body.orderIds].sort()).toEqual([one.orderId, two.orderId].sort());
    await until(async () => (await find(two.orderId)).body.status === 'canceled');
    expect((await find(three.orderId)).body.status).toBe('working');
  });

  test('a risk manager may cancel, a viewer may not', async () => {
    const { orderId } = await placed();
    const as = (who: Credentials) => world.call('DELETE', `${path}/${orderId}`, who);

    expect((await as(await world.person('viewer'))).status).toBe(403);
    expect((await as(await world.person('riskManager'))).status).toBe(200);
  });
});

describe('finding orders', () => {
  test('by client order id, with their events', async () => {
    const { orderId } = await placed({ ...resting, clientOrderId: 'find-me' });
    const found = await world.call('GET', `${path}/by-client-order-id/find-me`, trader);

    expect(found.body.orderId).toBe(orderId);
    expect(found.body.events.length).toBeGreaterThan(0);
  });

  test('newest first, page by page, by status and instrument', async () => {
    for (let count = 0; count < 5; count += 1) {
      await placed({ ...resting, instrument: 'F' });
    }
    const list = (query: string) => world.call('GET', `${path}?instrument=F&${query}`, trader);
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.body.nextCursor}`);
    const third = await list(`limit=2&cursor=${second.body.nextCursor}`);
    const ids = [first, second, third].flatMap(({ body }) =>
      body.items.map((order: { orderId: string }) => order.orderId),
    );

    expect(ids.length).toBe(5);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(third.body.nextCursor).toBeNull();
    expect((await list('status=closed')).body.items).toEqual([]);
    expect((await list('status=open')).body.items.length).toBe(5);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e2', 'limit'],
    ['status=odd', 'status'],
    ['instrument=../x', 'instrument'],
    ['sort=up', 'sort'],
  ])('with the query %s is refused', async (query, field) => {
    const answer = await world.call('GET', `${path}?${query}`, trader);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('with a cursor that nobody gave is refused', async () => {
    const answer = await world.call('GET', '/api/v1/fills?cursor=made-up', trader);

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('cursor-malformed');
  });
});

describe('an order that carries its protection', () => {
  const entry = {
    instrument: 'IBM',
    side: 'buy',
    orderType: 'market',
    quantity: 7,
    strategy: 'own',
  };
  const legs = async (parentOrderId: string) => {
    const { items } = (await world.call('GET', `${path}?instrument=IBM&status=open`, trader)).body;
    return items.filter(
      (one: { readonly origin: { readonly parentOrderId?: string } }) =>
        one.origin.parentOrderId === parentOrderId,
    );
  };

  test('is the parent of a stop and a target for exactly what it has filled', async () => {
    const sent = await send({
      ...entry,
      clientOrderId: 'protected-1',
      stopLoss: { kind: 'percent', percent: '3' },
      takeProfit: '100000',
    });
    await until(async () => (await legs(sent.body.orderId)).length === 2);

    expect(sent.status).toBe(201);
    expect(await legs(sent.body.orderId)).toMatchObject([
      { origin: { leg: 'target' }, leavesQuantity: '7', limitPrice: '100000' },
      { origin: { leg: 'stop' }, leavesQuantity: '7', orderType: 'stop' },
    ]);
  });

  test('is refused before anything is sent when it cannot be protected so', async () => {
    const before = traces();
    const wrongSide = await send({ ...entry, stopLoss: { kind: 'fixed', price: '100000' } });
    const reducing = await send({
      ...entry,
      reduceOnly: true,
      stopLoss: { kind: 'percent', percent: '3' },
    });
    const alone = await send({ ...entry, takeProfit: '100000' });

    const wrongTarget = await send({
      ...entry,
      stopLoss: { kind: 'percent', percent: '3' },
      takeProfit: '0.01',
    });
    const malformed = { code: 'protection-malformed' };

    expect(wrongSide).toMatchObject({ status: 422, body: { ...malformed, field: 'stopLoss' } });
    expect(wrongTarget).toMatchObject({ status: 422, body: { ...malformed, field: 'takeProfit' } });
    expect(reducing).toMatchObject({ status: 422, body: { code: 'protection-malformed' } });
    expect(alone).toMatchObject({ status: 400, body: { errors: [{ field: 'stopLoss' }] } });
    expect(traces()).toEqual(before);
  });
});
