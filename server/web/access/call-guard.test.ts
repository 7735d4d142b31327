import { request } from 'node:http';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOrderCount } from '../../core/desk/open-orders';
import { systemClock } from '../../system/system-clock';
import {
  type Credentials,
  cookieOf,
  openWorld,
  ownPage,
  password,
  until,
  type WebWorld,
} from '../web-world.fixture';
import { guardCalls } from './call-guard';

type GuardParts = Parameters<typeof guardCalls>[1];
const config = { rateLimits: { apiKeyPerSecond: 20, sessionPerSecond: 5 } };

describe('rates', () => {
  let world: WebWorld;
  let trader: Credentials;
  beforeAll(async () => {
    world = await openWorld({ config });
    trader = await world.person('trader');
    world.wallClock.forward(60_000);
  });
  afterAll(() => world.close());

  const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };

  /** Calls until there is a no; returns how many went through, and the no. */
  async function exhaust(as: Credentials) {
    for (let count = 0; count < 1_000; count += 1) {
      const answer = await world.call('GET', '/api/v1/mode', as);
      if (answer.status !== 200) {
        return { count, answer };
      }
    }
    throw new Error('Nothing was refused');
  }

  test('too many calls of a session are refused with when to go on', async () => {
    const { count, answer } = await exhaust(trader);

    expect(count).toBeGreaterThanOrEqual(5);
    expect(count).toBeLessThan(30);
    expect(answer.status).toBe(429);
    expect(answer.body.code).toBe('rate-limited');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    world.wallClock.forward(1_000);
    expect((await world.call('GET', '/api/v1/mode', trader)).status).toBe(200);
  });

  test('keys have a rate of their own, and one caller does not slow another', async () => {
    const key = await world.key('read');
    world.wallClock.forward(60_000);
    await exhaust(trader);

    expect((await world.call('GET', '/api/v1/mode', key)).status).toBe(200);
    expect((await exhaust(key)).count).toBeGreaterThanOrEqual(19);
    world.wallClock.forward(60_000);
  });

  test('a cancel and the kill are never refused for rate', async () => {
    const { orderId } = (await world.call('POST', '/api/v1/orders', trader, order)).body;
    await exhaust(trader);

    expect((await world.call('POST', '/api/v1/orders', trader, order)).status).toBe(429);
    for (let count = 0; count < 50; count += 1) {
      const answer = await world.call('DELETE', `/api/v1/orders/${orderId}`, trader);
      expect([200, 409]).toContain(answer.status);
      expect((await world.call('DELETE', '/api/v1/orders', trader)).status).toBe(200);
    }
    await until(() => openOrderCount(world.desk.state) === 0);
    const killed = await world.call('POST', '/api/v1/kill-switch', trader, { reason: 'x' });
    expect(killed.status).toBe(202);
    expect((await world.call('GET', '/api/v1/kill-switch', trader)).status).toBe(200);
  });
});

describe('every call', () => {
  test('but the few for everybody is refused to strangers', async () => {
    const world = await openWorld();
    const { paths } = (await world.call('GET', '/api/v1/openapi.json')).body;
    const open = new Set(['POST /session', 'GET /setup', 'POST /setup']);
    for (const [path, methods] of Object.entries<object>(paths)) {
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        const url = path.replace(/\{\w+\}/g, 'some');
        const { status, body } = await world.call(method as 'GET', url, {});

        if (open.has(`${method} ${path.replace('/api/v1', '')}`)) {
          expect(status, `${method} ${path}`).not.toBe(401);
        } else {
          expect(status, `${method} ${path}`).toBe(401);
          expect(body.code).toBe('not-authenticated');
        }
      }
    }
    await world.close();
  });

  test('that changes something is refused to viewers', async () => {
    const world = await openWorld();
    const viewer = await world.person('viewer');
    const { paths } = (await world.call('GET', '/api/v1/openapi.json')).body;
    const own =
      /\/(session(\/\w+)?|sessions\/\{sessionId\}|api-keys(\/\{apiKeyId\})?|setup|preferences|workspaces(\/\{\w+\})?|orders(\/\{orderId\})?\/preview)$/;
    const before = world.desk.state.sequence;
    for (const [path, methods] of Object.entries<object>(paths)) {
      for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
        if (method !== 'GET' && !own.test(path)) {
          const url = path.replace(/\{\w+\}/g, 'some');
          const { status } = await world.call(method as 'GET', url, viewer);

          expect(status, `${method} ${path}`).toBe(403);
        }
      }
    }
    expect(world.desk.state.sequence).toBe(before);
    await world.close();
  });

  test('that does not say who may make it cannot be added', () => {
    const bare = Fastify();
    guardCalls(bare, { authenticator: {}, config, wallClock: systemClock } as GuardParts);

    expect(() => bare.get('/x', () => 'x')).toThrow('says nothing of who may call it');
    bare.get('/y', { config: { rule: { needs: 'anyone' } } }, () => 'y');
  });
});

describe('a call whose body is still on its way', () => {
  const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };
  let world: WebWorld;
  let administrator: Credentials;
  beforeAll(async () => {
    world = await openWorld();
    await world.web.listen(0, '127.0.0.1');
    administrator = await world.person('administrator');
  });
  afterAll(() => world.close());

  /** The last byte of the body comes when `meanwhile` is done; resolves with what the answer says. */
  async function sendAround(
    as: Credentials,
    meanwhile: () => Promise<unknown>,
    [method, path, body]: readonly [string, string, object] = ['POST', '/orders', order],
  ): Promise<string | number> {
    const { port } = world.web.fastify.server.address() as { port: number };
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': text.length, ...as };
    const call = request({ port, path: `/api/v1${path}`, method, headers });
    const answered = new Promise<string | number>((resolve, reject) => {
      call.on('error', reject);
      call.on('response', (response) => {
        let answer = '';
        response.on('data', (part) => {
          answer += part;
        });
        response.on('end', () => resolve(JSON.parse(answer).code ?? response.statusCode));
      });
    });
    const read = new Promise((resume) => world.web.fastify.server.once('request', resume));
    call.write(text.slice(0, -1));
    await read;
    await meanwhile();
    call.end(text.slice(-1));
    return answered;
  }

  test('is taken when nothing changes', async () => {
    expect(await sendAround(await world.key('trade'), async () => undefined)).toBe(201);
  });

  test('is refused when its key is revoked meanwhile', async () => {
    const key = await world.key('trade');
    const revoke = async () => {
      const { items } = (await world.call('GET', '/api/v1/api-keys', administrator)).body;
      return world.call('DELETE', `/api/v1/api-keys/${items[0].apiKeyId}`, administrator);
    };

    expect(await sendAround(key, revoke)).toBe('api-key-revoked');
  });

  test.each([
    ['loses the right', { role: 'viewer' }],
    ['is shut out', { active: false }],
  ])('is refused when its sender %s meanwhile', async (_, change) => {
    const username = `mover-${Object.keys(change)}`;
    const person = { username, password, role: 'trader' };
    await world.call('POST', '/api/v1/people', administrator, person);
    const signedIn = await world.call('POST', '/api/v1/session', ownPage, { username, password });
    const mover = { ...ownPage, cookie: cookieOf(signedIn) };

    const code = await sendAround(mover, () =>
      world.call('PATCH', `/api/v1/people/${username}`, administrator, change),
    );

    expect(code).toBe('session-revoked');
  });

  test('is refused when its session is locked meanwhile', async () => {
    const risk = await world.person('riskManager');
    const lock = () => world.call('POST', '/api/v1/session/lock', risk);
    const enable = ['PUT', '/strategies/drift', { enabled: true, reason: 'open' }] as const;

    expect(await sendAround(risk, lock, enable)).toBe('session-locked');
  });
});
