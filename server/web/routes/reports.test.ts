import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayReport } from '../../../contract/day-report';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let viewer: Credentials;
beforeAll(async () => {
  world = await openWorld();
  viewer = await world.person('viewer');
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '10' };
  const sent = await world.call('POST', '/api/v1/orders', await world.person('trader'), order);
  await until(() => world.desk.state.orders.get(sent.body.orderId)?.status === 'filled');
});
afterAll(() => world.close());

const report = (query = '', as = viewer) =>
  world.call('GET', `/api/v1/reports/end-of-day${query}`, as);

describe('the end-of-day report', () => {
  test('of the day that runs says how far it has come, in the contract’s words', async () => {
    const { status, body } = await report();

    expect(status).toBe(200);
    expect(dayReport.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      standing: 'running',
      account: 'main',
      counts: { orders: 1, fills: 1, byStatus: { filled: 1 }, openPositions: 1 },
      orders: [{ instrument: 'AAPL', status: 'filled' }],
      fills: [{ instrument: 'AAPL', quantity: '10' }],
      figures: { atStart: { cash: '1000000', equity: '1000000', unrealizedPnL: '0' } },
    });
  });

  test('carries the hash that the journal has at that row', async () => {
    const { close } = (await report()).body;
    const after = close.sequence - 1;
    const events = await world.call('GET', `/api/v1/events?after=${after}&limit=1`, viewer);

    expect(events.body.items[0]).toMatchObject({ sequence: close.sequence, hash: close.hash });
  });

  test.each([
    ['?date=2001-01-01', 422, 'report-before-desk', /^There is no report of 2001-01-01: the first/],
    ['?date=2199-01-01', 422, 'report-of-day-ahead', /the trading day is \d{4}-\d{2}-\d{2}\.$/],
    ['?date=yesterday', 400, 'validation-failed', /Must be a day/],
    ['?date=2026-02-30', 400, 'validation-failed', /Must be a day/],
    ['?account=other', 404, 'account-not-found', /other/],
    ['?day=2026-01-01', 400, 'validation-failed', /day/],
  ])('%s is refused with a sentence', async (query, status, code, sentence) => {
    const answer = await report(query);

    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(sentence);
  });

  test('is for whoever may read, and for nobody else', async () => {
    expect((await report('', await world.key('read'))).status).toBe(200);
    expect((await report('', {})).status).toBe(401);
  });
});
