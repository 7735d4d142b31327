import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
  const order = {
    instrument: 'AAPL',
    side: 'buy',
    orderType: 'limit',
    quantity: 100_000,
    limitPrice: 100,
  };
  await world.call('POST', '/api/v1/orders', trader, order);
  await world.call('POST', '/api/v1/orders', trader, order);
  await until(() => world.desk.state.alerts.size > 0);
});
afterAll(() => world.close());

const list = async (query = '') =>
  (await world.call('GET', `/api/v1/alerts${query}`, trader)).body.items;
const acknowledge = (alertId: string, body: object, as = trader) =>
  world.call('POST', `/api/v1/alerts/${encodeURIComponent(alertId)}/acknowledge`, as, body);

test('the same cause about the same subject is one alert with a count', async () => {
  const alert = (await list()).find(
    (one: { code: string }) => one.code === 'order-value-above-limit',
  );

  expect(alert).toMatchObject({ severity: 'warning', count: 2, instrument: 'AAPL' });
  expect(alert.firstAt <= alert.lastAt).toBe(true);
});

test('an alert is acknowledged with a reason, and is no longer open', async () => {
  const [alert] = await list('?state=open');
  const answer = await acknowledge(alert.alertId, { reason: 'typed a zero too many' });

  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    acknowledgedBy: 'trader',
    acknowledgedReason: 'typed a zero too many',
  });
  const open = await list('?state=open');
  expect(open.map((one: { alertId: string }) => one.alertId)).not.toContain(alert.alertId);
  expect((await list()).map((one: { alertId: string }) => one.alertId)).toContain(alert.alertId);
});

test('no reason, no alert, no right: no acknowledgement', async () => {
  const [alert] = await list();

  expect((await acknowledge(alert.alertId, {})).status).toBe(400);
  expect((await acknowledge('no/such', { reason: 'x' })).body.code).toBe('alert-not-found');
  expect(
    (await acknowledge(alert.alertId, { reason: 'x' }, await world.person('viewer'))).status,
  ).toBe(403);
});
