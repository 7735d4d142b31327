import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let risk: Credentials;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  risk = await world.person('riskManager');
  trader = await world.person('trader');
});
afterAll(() => world.close());

const set = (body: object, as = risk) => world.call('PUT', '/api/v1/mode', as, body);
const get = () => world.call('GET', '/api/v1/mode', trader);
const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };

test('a risk manager sets the mode, and it says who and why', async () => {
  expect((await set({ mode: 'reduceOnly', reason: 'lunch' })).body.mode).toBe('reduceOnly');
  await until(async () => (await get()).body.changedBy !== undefined);

  expect((await get()).body).toMatchObject({
    mode: 'reduceOnly',
    changedBy: 'riskManager',
    reason: 'lunch',
  });
});

test('a halted desk answers an entry with 423', async () => {
  await set({ mode: 'halted', reason: 'prices look wrong' });
  const sent = await world.call('POST', '/api/v1/orders', trader, order);

  expect(sent.status).toBe(423);
  expect(sent.body).toMatchObject({ status: 423, code: 'order-denied' });
  expect(sent.body.detail).toContain('Desk mode: mode is halted.');
  await set({ mode: 'manual', reason: 'prices are right again' });
  expect((await world.call('POST', '/api/v1/orders', trader, order)).status).toBe(201);
});

test.each([
  [{ mode: 'killed', reason: 'x' }, 'mode'],
  [{ mode: 'fast', reason: 'x' }, 'mode'],
  [{ mode: 'manual' }, 'reason'],
  [{ mode: 'manual', reason: '   ' }, 'reason'],
  [{ mode: 'manual', reason: 'x'.repeat(501) }, 'reason'],
  [{ mode: 'manual', reason: 'x', force: true }, 'force'],
])('%j is refused', async (body, field) => {
  const answer = await set(body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('a trader does not set the mode', async () => {
  expect((await set({ mode: 'automatic', reason: 'x' }, trader)).status).toBe(403);
});
