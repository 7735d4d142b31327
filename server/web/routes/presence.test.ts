import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../core/access/role';
import {
  type Credentials,
  cookieOf,
  openWorld,
  ownPage,
  password,
  until,
  type WebWorld,
} from '../web-world.fixture';

const minute = 60_000;

let world: WebWorld;
beforeAll(async () => {
  world = await openWorld();
  await world.person('trader');
  await world.person('administrator');
});
afterAll(() => world.close());
// So that no test uses up the tries of the next one.
beforeEach(() => world.wallClock.forward(minute));

async function signIn(role: Role, given = password): Promise<Credentials> {
  const body = { username: role, password: given };
  return {
    ...ownPage,
    cookie: cookieOf(await world.call('POST', '/api/v1/session', ownPage, body)),
  };
}

const post = (path: string, as: Credentials, body?: object) =>
  world.call('POST', `/api/v1${path}`, as, body);
const order = (changes: object = {}) => ({
  instrument: 'AAPL',
  side: 'buy',
  orderType: 'limit',
  limitPrice: '150.00',
  quantity: 10,
  ...changes,
});
const accessNotes = async () =>
  (await world.desk.events(0, 10_000, 'ACCESS_NOTED')).map(({ payload }) => JSON.parse(payload));

describe('a session that is locked', () => {
  test('enters nothing, says since when, and goes on after the password', async () => {
    const trader = await signIn('trader');
    const locked = await post('/session/lock', trader);
    expect(locked.body.lockedAt).toMatch(/Z$/);

    const refused = await post('/orders', trader, order());
    expect(refused.status).toBe(423);
    expect(refused.body).toMatchObject({ code: 'session-locked', lockedAt: locked.body.lockedAt });
    expect((await post('/orders/batch', trader, { orders: [order()] })).status).toBe(423);

    const wrong = await post('/session/unlock', trader, { password: 'not the password' });
    expect(wrong.status).toBe(403);
    expect(wrong.body.code).toBe('password-wrong');
    expect((await post('/orders', trader, order())).status).toBe(423);

    const unlocked = await post('/session/unlock', trader, { password });
    expect(unlocked.body.lockedAt).toBeUndefined();
    expect((await post('/orders', trader, order())).status).toBe(201);
  });

  test('watches, tries orders, cancels, reduces and closes', async () => {
    const trader = await signIn('trader');
    await post('/orders', trader, order({ orderType: 'market', limitPrice: undefined }));
    const held = () => world.call('GET', '/api/v1/positions?instrument=AAPL', trader);
    await until(async () => (await held()).body.items.length === 1);
    const { orderId } = (await post('/orders', trader, order())).body;
    await until(async () => {
      const { body } = await world.call('GET', `/api/v1/orders/${orderId}`, trader);
      return body.status === 'working';
    });
    await post('/session/lock', trader);

    expect((await held()).status).toBe(200);
    expect((await post('/orders/preview', trader, order())).status).toBe(200);
    const change = (updates: object) =>
      world.call('PATCH', `/api/v1/orders/${orderId}`, trader, updates);
    expect((await change({ quantity: 20 })).body.code).toBe('session-locked');
    expect((await change({ quantity: 5 })).status).toBe(200);
    await until(async () => {
      const { body } = await world.call('GET', `/api/v1/orders/${orderId}`, trader);
      return body.pendingOperation === 'none';
    });
    expect((await world.call('DELETE', `/api/v1/orders/${orderId}`, trader)).status).toBe(200);
    const exit = order({ side: 'sell', limitPrice: '400.00', quantity: 1, reduceOnly: true });
    expect((await post('/orders', trader, exit)).status).toBe(201);
    expect((await world.call('DELETE', '/api/v1/orders', trader)).status).toBe(200);
    expect((await post('/positions/AAPL/close', trader, { quantity: 1 })).status).toBe(201);
    expect((await post('/positions/close-all', trader)).status).toBe(200);
  });

  test('makes the desk more careful, but not bolder', async () => {
    const chief = await signIn('administrator');
    const mode = (name: string) =>
      world.call('PUT', '/api/v1/mode', chief, { mode: name, reason: 'an empty chair' });
    await mode('manual');
    await post('/session/lock', chief);

    expect((await mode('automatic')).body.code).toBe('session-locked');
    expect((await mode('reduceOnly')).status).toBe(200);
    expect((await mode('manual')).body.code).toBe('session-locked');

    await post('/session/unlock', chief, { password });
    expect((await mode('manual')).status).toBe(200);
  });

  test('stays locked in a new tab, and is told in the journal with who unlocked it', async () => {
    const trader = await signIn('trader');
    await post('/session/lock', trader);
    await post('/session/lock', trader);

    expect((await world.call('GET', '/api/v1/session', trader)).body.lockedAt).toBeDefined();

    await post('/session/unlock', trader, { password: 'a wrong guess' });
    await post('/session/unlock', trader, { password });
    await until(async () => (await accessNotes()).at(-1)?.action === 'sessionUnlocked');
    const actions = (await accessNotes()).slice(-3).map(({ action }) => action);
    expect(actions).toEqual(['sessionLocked', 'passwordRefused', 'sessionUnlocked']);
  });

  test('leaves the kill in reach', async () => {
    const trader = await signIn('trader');
    await post('/session/lock', trader);

    const scope = { kind: 'instrument', id: 'IBM' };
    const killed = await post('/kill-switch', trader, {
      scope: scope.kind,
      target: scope.id,
      flatten: false,
      reason: 'locked, and still able to stop',
    });

    expect(killed.status).toBe(202);
  });
});

describe('the password once more', () => {
  const person = { username: 'carla', password: 'one more long one', role: 'viewer' };

  test('is not asked soon after signing in, but after five minutes', async () => {
    const chief = await signIn('administrator');
    expect((await post('/people', chief, person)).status).toBe(201);

    world.wallClock.forward(5 * minute);
    const calls = [
      post('/people', chief, { ...person, username: 'dora' }),
      world.call('PATCH', '/api/v1/people/carla', chief, { role: 'trader' }),
      post('/api-keys', chief, { name: 'late', scopes: ['read'] }),
      world.call('PUT', '/api/v1/risk-limits', chief, {
        scope: { kind: 'desk' },
        limits: {},
        reason: 'a try',
      }),
    ];
    for (const call of calls) {
      expect((await call).body.code).toBe('password-needed');
    }

    expect((await post('/session/confirm', chief, { password: 'wrong one' })).status).toBe(403);
    const confirmed = await post('/session/confirm', chief, { password });
    const leftMs = Date.parse(confirmed.body.confirmedUntil) - world.wallClock.now();
    expect(Math.round(leftMs / 1_000)).toBe(300);
    expect((await post('/people', chief, { ...person, username: 'dora' })).status).toBe(201);
  });

  test('is never asked of a key: its scope speaks for it', async () => {
    const key = await world.key('admin');
    world.wallClock.forward(60 * minute);

    expect((await post('/people', key, { ...person, username: 'emil' })).status).toBe(201);
    expect((await post('/session/confirm', key, { password })).body.code).toBe('session-not-found');
  });

  test('cannot be guessed: tries are counted as those of the sign-in', async () => {
    const trader = await signIn('trader');
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      codes.push((await post('/session/confirm', trader, { password: 'wrong one' })).body.code);
    }

    expect(codes.at(0)).toBe('password-wrong');
    expect(codes.at(-1)).toBe('rate-limited');
  });
});

describe('changing the own password', () => {
  test('needs the old one, keeps this session and ends the others', async () => {
    const here = await signIn('trader');
    const elsewhere = await signIn('trader');
    const change = (current: string, next: string) =>
      world.call('PUT', '/api/v1/session/password', here, { current, password: next });

    expect((await change('a wrong guess', 'brand new and long')).body.code).toBe('password-wrong');
    expect((await change(password, password)).body.errors).toEqual([
      { field: 'password', message: 'Must differ from the password that is changed.' },
    ]);
    expect((await change(password, 'brand new and long')).status).toBe(200);

    expect((await world.call('GET', '/api/v1/session', here)).status).toBe(200);
    expect((await world.call('GET', '/api/v1/session', elsewhere)).body.code).toBe(
      'session-revoked',
    );
    world.wallClock.forward(minute);
    const body = { username: 'trader', password: 'brand new and long' };
    expect((await world.call('POST', '/api/v1/session', ownPage, body)).status).toBe(200);
  });
});
