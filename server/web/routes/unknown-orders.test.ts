import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
let risk: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
  risk = await world.person('riskManager');
});
afterAll(() => world.close());

const list = async () => (await world.call('GET', '/api/v1/unknown-orders', trader)).body;
const settle = (orderId: string, body: unknown, as = risk) =>
  world.call('POST', `/api/v1/unknown-orders/${orderId}/settle`, as, body);
const order = {
  instrument: 'AAPL',
  side: 'buy',
  orderType: 'limit',
  quantity: '1',
  limitPrice: '100',
};

describe('an order that nobody can account for', () => {
  let orderId: string;
  beforeAll(async () => {
    world.faults.inject({ kind: 'lose-request' });
    world.faults.inject({ kind: 'rate-limit', call: 'getFillsSince', count: 1_000 });
    orderId = (await world.call('POST', '/api/v1/orders', trader, order)).body.orderId;
  });

  test('is on the worklist with why, the evidence, the next look and the risk as a range', async () => {
    await expect.poll(async () => (await list()).items.length).toBe(1);
    await world.call('POST', '/api/v1/unknown-orders/look', trader);
    await expect.poll(async () => (await list()).items[0]?.evidence.length).toBeGreaterThan(0);

    const { items, instruments, ...gross } = await list();
    expect(items[0]).toMatchObject({
      order: { orderId, status: 'unknown' },
      asked: 'submission',
      exposureIfFilled: '100',
      exposureIfNot: '0',
    });
    expect(items[0].cause).toContain('nobody can say yet what became of it');
    expect(items[0].evidence[0]).toMatchObject({ kind: 'noAnswer' });
    expect(items[0].nextLookInMs).toBeGreaterThanOrEqual(0);
    expect(instruments).toMatchObject([
      { instrument: 'AAPL', position: '0', positionLow: '0', positionHigh: '1', grossLow: '0' },
    ]);
    expect(gross.grossExposureLow).toBe('0');
    expect(Number(gross.grossExposureHigh)).toBeGreaterThanOrEqual(100);
    const account = (await world.call('GET', '/api/v1/account', trader)).body;
    expect(account.unknown).toEqual({ orders: 1, ...gross });
  });

  test('is settled by hand by a risk manager who says why, and then it is over', async () => {
    expect((await settle(orderId, { outcome: 'notPlaced' })).status).toBe(400);
    expect((await settle(orderId, { outcome: 'filled', reason: 'x' })).status).toBe(400);
    expect((await settle(orderId, { outcome: 'notPlaced', reason: 'x' }, trader)).status).toBe(403);

    const reason = 'the venue says on the telephone that it has nothing';
    const settled = await settle(orderId, { outcome: 'notPlaced', reason });

    expect(settled).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect(settled.body.rejectReason).toContain(reason);
    expect((await list()).items).toEqual([]);
    const account = (await world.call('GET', '/api/v1/account', trader)).body;
    expect(account).not.toHaveProperty('unknown');
    const again = await settle(orderId, { outcome: 'canceled', reason });
    expect(again).toMatchObject({ status: 409, body: { code: 'order-closed' } });
  });
});

test('an order that the venue works cannot be settled by hand', async () => {
  world.faults.clear();
  const { orderId } = (await world.call('POST', '/api/v1/orders', trader, order)).body;
  await expect.poll(() => world.desk.state.orders.get(orderId)?.status).toBe('working');

  const answer = await settle(orderId, { outcome: 'canceled', reason: 'out of the way' });

  expect(answer).toMatchObject({ status: 409, body: { code: 'order-not-unknown' } });
});
