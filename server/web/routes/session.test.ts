import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  cookieOf,
  openWorld,
  ownPage,
  password,
  type WebWorld,
} from '../web-world.fixture';

const minute = 60_000;
const hour = 60 * minute;

let world: WebWorld;
beforeAll(async () => {
  world = await openWorld();
  await world.person('trader');
});
afterAll(() => world.close());

const signIn = (username: string, given = password, headers: object = ownPage) =>
  world.call('POST', '/api/v1/session', { ...headers }, { username, password: given });
const whoAmI = (cookie: string) => world.call('GET', '/api/v1/session', { ...ownPage, cookie });

describe('signing in', () => {
  test('answers with who it is, and sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('trader');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ kind: 'user', username: 'trader', role: 'trader' });
    expect(answer.body.permissions).toContain('trade');
    expect(answer.headers['set-cookie']).toMatch(
      /^desk-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    expect((await whoAmI(cookieOf(answer))).body.username).toBe('trader');
  });

  test('with a wrong password and with an unknown name gives the very same answer', async () => {
    world.wallClock.forward(minute);
    const wrong = await signIn('trader', 'not the password');
    const unknown = await signIn('nobody', 'not the password');

    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('credentials-wrong');
    expect(unknown.body).toEqual(wrong.body);
  });

  test('of a disabled person is refused like a wrong password', async () => {
    const admin = await world.person('administrator');
    await world.call('POST', '/api/v1/people', admin, {
      username: 'left',
      password,
      role: 'trader',
    });
    await world.call('PATCH', '/api/v1/people/left', admin, { active: false });

    expect((await signIn('left')).body.code).toBe('credentials-wrong');
  });

  test('gives a new token each time and ends the session it came with', async () => {
    world.wallClock.forward(minute);
    const first = cookieOf(await signIn('trader'));
    const second = cookieOf(
      await world.call(
        'POST',
        '/api/v1/session',
        { ...ownPage, cookie: first },
        {
          username: 'trader',
          password,
        },
      ),
    );

    expect(second).not.toBe(first);
    expect((await whoAmI(first)).body.code).toBe('session-revoked');
    expect((await whoAmI(second)).status).toBe(200);
  });

  test('from a page of another site is refused', async () => {
    const answer = await signIn('trader', password, {
      host: 'localhost:3000',
      origin: 'http://evil.example',
    });

    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('origin-not-allowed');
  });

  test('is tried five times a minute with one name, then it has to wait', async () => {
    world.wallClock.forward(hour);
    const tries: Answer[] = [];
    for (let count = 0; count < 6; count += 1) {
      tries.push(await signIn('riskManager', 'guess'));
    }

    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(tries[5]?.body.code).toBe('rate-limited');
    expect(Number(tries[5]?.headers['retry-after'])).toBeGreaterThan(0);
    world.wallClock.forward(12_000);
    expect((await signIn('riskManager', 'guess')).status).toBe(401);
  });

  test('is tried twenty times a minute from one address, whatever the names', async () => {
    world.wallClock.forward(hour);
    const startedAt = performance.now();
    let taken = 0;
    while ((await signIn(`name${taken}`, 'guess')).status === 401) {
      taken += 1;
    }
    const regained = Math.ceil((performance.now() - startedAt) / 3_000);

    // Passwords are slow to check: one more may be tried for each three seconds that it takes.
    expect(taken).toBeGreaterThanOrEqual(20);
    expect(taken).toBeLessThan(20 + regained);
    world.wallClock.forward(hour);
  });

  test('is on record, also when it fails, and never with the password', async () => {
    await signIn('trader', 'a secret guess');
    const events = await world.desk.events(0, 1_000, 'ACCESS_NOTED');
    const texts = events.map(({ payload }) => payload).join('\n');

    expect(texts).toContain('"action":"signedIn","subject":"trader"');
    expect(texts).toContain('"action":"signInFailed","subject":"trader"');
    expect(texts).not.toContain('a secret guess');
    expect(JSON.stringify(world.log.lines)).not.toContain('a secret guess');
  });

  test.each([
    [{ username: 'trader' }, 'password: Type your password.'],
    [{ password }, 'username: Type your name.'],
    [{ username: ['trader'], password }, 'username: Type your name.'],
    [{ username: 'trader', password, role: 'administrator' }, 'role: Is not a field of this call.'],
  ])('with %j says what is wrong', async (body, sentence) => {
    const answer = await world.call('POST', '/api/v1/session', ownPage, body);

    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain(sentence);
  });
});

describe('a session', () => {
  test('ends when it is not used for four hours, and lasts while it is used', async () => {
    const used = cookieOf(await signIn('trader'));
    const unused = cookieOf(await signIn('trader'));
    world.wallClock.forward(3 * hour);
    expect((await whoAmI(used)).status).toBe(200);
    world.wallClock.forward(2 * hour);

    expect((await whoAmI(used)).status).toBe(200);
    expect((await whoAmI(unused)).body.code).toBe('session-expired');
  });

  test('ends after a day whatever happens', async () => {
    world.wallClock.forward(hour);
    const cookie = cookieOf(await signIn('trader'));
    for (let hours = 0; hours < 23; hours += 1) {
      world.wallClock.forward(hour);
      await whoAmI(cookie);
    }
    expect((await whoAmI(cookie)).status).toBe(200);
    world.wallClock.forward(hour);

    expect((await whoAmI(cookie)).body.code).toBe('session-expired');
  });

  test('ends with signing out, and the cookie is taken back', async () => {
    const cookie = cookieOf(await signIn('trader'));
    const out = await world.call('DELETE', '/api/v1/session', { ...ownPage, cookie });

    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toContain('Expires=Thu, 01 Jan 1970');
    expect((await whoAmI(cookie)).body.code).toBe('session-revoked');
  });

  test.each([
    '',
    'desk-session=',
    'desk-session=short',
    `desk-session=${'x'.repeat(43)}`,
    'a=b; ;',
  ])('is not made of the cookie %j', async (cookie) => {
    const answer = await whoAmI(cookie);

    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('not-authenticated');
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  test('acts only from a page of the desk itself', async () => {
    const cookie = cookieOf(await signIn('trader'));
    const send = (headers: object) =>
      world.call('DELETE', '/api/v1/orders', { cookie, ...headers } as Record<string, string>);

    expect((await send({ host: 'localhost:3000' })).body.code).toBe('origin-not-allowed');
    expect((await send({ host: 'localhost:3000', origin: 'http://evil.example' })).body.code).toBe(
      'origin-not-allowed',
    );
    expect((await send(ownPage)).status).toBe(200);
  });
});

describe('behind TLS', () => {
  test('the cookie is of this host alone and never travels in the clear', async () => {
    const tls = await openWorld({ config: { publicUrl: new URL('https://desk.example') } });
    const page = { host: 'desk.example', origin: 'https://desk.example' };
    await tls.persistence.people.createPerson(
      (await world.persistence.people.findPerson('trader' as never))!,
    );
    const answer = await tls.call('POST', '/api/v1/session', page, {
      username: 'trader',
      password,
    });

    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-desk-session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    await tls.close();
  });
});

describe('the first start', () => {
  test('lets whoever holds the link make the first administrator, once', async () => {
    const fresh = await openWorld();
    await fresh.web.listen(0, '127.0.0.1');
    const link = new URL((await fresh.web.setupLink()) ?? '');
    const token = new URLSearchParams(link.hash.slice(1)).get('token');
    const redeem = (given: string | null) =>
      fresh.call('POST', '/api/v1/setup', ownPage, { token: given, username: 'root', password });

    expect(link.pathname).toBe('/setup');
    expect((await fresh.call('GET', '/api/v1/setup')).body).toEqual({ needed: true });
    expect((await redeem('wrong')).body.code).toBe('setup-token-wrong');
    const made = await redeem(token);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ username: 'root', role: 'administrator' });
    const me = await fresh.call('GET', '/api/v1/session', { cookie: cookieOf(made) });
    expect(me.body.username).toBe('root');

    expect((await redeem(token)).body.code).toBe('setup-done');
    expect((await redeem('wrong')).body.code).toBe('setup-done');
    expect((await fresh.call('GET', '/api/v1/setup')).body).toEqual({ needed: false });
    expect(await fresh.web.setupLink()).toBeUndefined();
    await fresh.close();
  });

  test('of two that come at once makes one', async () => {
    const fresh = await openWorld();
    await fresh.web.listen(0, '127.0.0.1');
    const token = new URL((await fresh.web.setupLink()) ?? '').hash.replace('#token=', '');
    const answers = await Promise.all(
      ['anna', 'ben'].map((username) =>
        fresh.call('POST', '/api/v1/setup', ownPage, { token, username, password }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await fresh.close();
  });

  test('takes a password of twelve characters at least', async () => {
    const answer = await world.call('POST', '/api/v1/setup', ownPage, {
      token: 'x',
      username: 'root',
      password: 'short',
    });

    expect(answer.body.errors).toEqual([
      { field: 'password', message: 'Must have at least 12 characters.' },
    ]);
  });

  test('makes the administrator that the environment names', async () => {
    const administrator = { user: 'ops', password };
    const configured = await openWorld({ config: { administrator } });
    const answer = await configured.call('POST', '/api/v1/session', ownPage, {
      username: 'ops',
      password,
    });

    expect(answer.body.role).toBe('administrator');
    expect(await configured.web.setupLink()).toBeUndefined();
    await configured.close();
  });
});
