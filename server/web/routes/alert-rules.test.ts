import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
const call = (method: 'GET' | 'PUT' | 'DELETE', path = '', body?: unknown) =>
  world.call(method, `/api/v1/alert-rules${path}`, trader, body);
const rule = { name: 'any exposure', metric: 'grossExposure', comparison: 'above', threshold: 1 };

beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterAll(() => world.close());

describe('an alert rule', () => {
  test('fires by itself, stands in the alert centre and in the journal, and goes', async () => {
    const set = await call('PUT', '/exposure', { ...rule, severity: 'high' });
    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({ threshold: '1', rearmAt: '1', account: 'main' });
    expect(set.body.firedAt).toBeUndefined();

    await world.call('POST', '/api/v1/orders', trader, {
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'market',
      quantity: 10,
    });
    await until(async () => (await call('GET')).body.items[0].firedAt !== undefined);

    const alerts = (await world.call('GET', '/api/v1/alerts', trader)).body.items;
    expect(alerts).toContainEqual(
      expect.objectContaining({ code: 'alert-rule', severity: 'high', count: 1 }),
    );
    const events = await world.call('GET', '/api/v1/events?type=ALERT_RULE_FIRED', trader);
    expect(events.body.items).toHaveLength(1);

    expect((await call('DELETE', '/exposure')).status).toBe(204);
    expect((await call('GET')).body.items).toEqual([]);
    expect((await call('DELETE', '/exposure')).body.code).toBe('alert-rule-not-found');
  });

  test('about the fill rate is of the trading day unless it says otherwise, and others have no period', async () => {
    const about = { ...rule, metric: 'fillRate', threshold: 101 };
    expect((await call('PUT', '/rate', about)).body.period).toBe('tradingDay');
    expect((await call('PUT', '/rate', { ...about, period: 'account' })).body.period).toBe(
      'account',
    );
    expect((await call('PUT', '/rate', rule)).body.period).toBeUndefined();
    await call('DELETE', '/rate');
  });

  test('is refused with what would be right', async () => {
    const field = async (body: object) => (await call('PUT', '/x', body)).body.errors?.[0].field;

    expect(await field({ ...rule, metric: 'mood' })).toBe('metric');
    expect(await field({ ...rule, threshold: 'much' })).toBe('threshold');
    expect(await field({ ...rule, name: ' ' })).toBe('name');
    expect((await call('PUT', '/x', { ...rule, rearmAt: 2 })).body.code).toBe(
      'alert-rule-malformed',
    );
    expect((await call('PUT', '/x', { ...rule, account: 'other' })).body.code).toBe(
      'account-not-found',
    );
  });

  test('is not set by who only looks', async () => {
    const viewer = await world.person('viewer');

    const answer = await world.call('PUT', '/api/v1/alert-rules/x', viewer, rule);

    expect(answer.status).toBe(403);
  });
});
