import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebhookMessage } from '../../ports/webhook-line';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let administrator: Credentials;
let riskManager: Credentials;
const sent: WebhookMessage[] = [];

beforeAll(async () => {
  world = await openWorld({
    webhooks: {
      problemWith: (url) => (url.includes('10.0.0.1') ? 'must not be private' : undefined),
      secretOf: (webhookId, generation) => `${webhookId}/${generation}`,
      send: (message) => {
        sent.push(message);
        return Promise.resolve({ kind: 'answered', status: 202 });
      },
    },
  });
  administrator = await world.person('administrator');
  riskManager = await world.person('riskManager');
});
afterAll(() => world.close());

const request = { name: 'night watch', url: 'https://hooks.example/T0/secret-path' };
const make = (body: object = request) =>
  world.call('POST', '/api/v1/webhooks', administrator, body);

describe('webhooks', () => {
  test('are an administrator’s', async () => {
    expect((await world.call('GET', '/api/v1/webhooks', riskManager)).status).toBe(403);
    expect((await world.call('POST', '/api/v1/webhooks', riskManager, request)).status).toBe(403);
  });

  test('show their secret when they are made and when it is renewed, and never else', async () => {
    const made = await make();
    const path = `/api/v1/webhooks/${made.body.webhookId}`;
    const renewed = await world.call('POST', `${path}/secret`, administrator);
    const changed = await world.call('PUT', path, administrator, { ...request, name: 'day' });
    const list = await world.call('GET', '/api/v1/webhooks', administrator);

    expect(made.status).toBe(201);
    expect(renewed.body.secret).not.toBe(made.body.secret);
    expect(changed.body).toMatchObject({ name: 'day', pending: 0, attempts: 0, results: [] });
    expect(changed.text + list.text).not.toContain('secret"');
  });

  test('are tried with a test that says what was answered', async () => {
    const { webhookId } = (await make()).body;

    const tested = await world.call('POST', `/api/v1/webhooks/${webhookId}/test`, administrator);

    expect(tested.body).toMatchObject({ delivered: true, answer: 'HTTP 202' });
    expect(JSON.parse(sent.at(-1)?.body ?? '')).toMatchObject({ type: 'test' });
  });

  test('to an address that must not be called are refused with the field', async () => {
    const refused = await make({ ...request, url: 'http://10.0.0.1/' });

    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'webhook-malformed', detail: expect.stringContaining('must not be private') },
    });
    expect((await make({ ...request, url: 'hooks.example' })).status).toBe(400);
  });

  test('stand in the journal without the path of their address', async () => {
    await make();
    const events = await world.call('GET', '/api/v1/events?type=WEBHOOK_SET', administrator);

    expect(events.text).toContain('https://hooks.example/…');
    expect(events.text).not.toContain('secret-path');
  });

  test('are taken away, once', async () => {
    const path = `/api/v1/webhooks/${(await make()).body.webhookId}`;

    expect((await world.call('DELETE', path, administrator)).status).toBe(204);
    expect(await world.call('DELETE', path, administrator)).toMatchObject({
      status: 404,
      body: { code: 'webhook-not-found' },
    });
  });
});
