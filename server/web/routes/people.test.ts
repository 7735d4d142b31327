import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Credentials,
  cookieOf,
  openWorld,
  ownPage,
  password,
  type WebWorld,
} from '../web-world.fixture';

let world: WebWorld;
let admin: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
});
afterAll(() => world.close());

const add = (body: object, as = admin) => world.call('POST', '/api/v1/people', as, body);
const change = (name: string, body: object) =>
  world.call('PATCH', `/api/v1/people/${name}`, admin, body);
const signIn = (username: string, given = password) =>
  world.call('POST', '/api/v1/session', ownPage, { username, password: given });

describe('people', () => {
  test('are added by an administrator and come in with their password', async () => {
    const added = await add({ username: 'anna', password, role: 'trader' });

    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ username: 'anna', role: 'trader', active: true });
    expect((await signIn('anna')).body.role).toBe('trader');
    const listed = await world.call('GET', '/api/v1/people', admin);
    expect(listed.body.items.map((one: { username: string }) => one.username)).toContain('anna');
    expect(listed.text).not.toContain('argon2');
  });

  test('a name is one person', async () => {
    expect((await add({ username: 'twice', password, role: 'viewer' })).status).toBe(201);
    expect((await add({ username: 'twice', password, role: 'trader' })).body.code).toBe(
      'name-taken',
    );
  });

  test('a new role, a new password and being shut out end the open sessions', async () => {
    await add({ username: 'ben', password, role: 'trader' });
    for (const updates of [
      { role: 'viewer' },
      { password: 'another long one' },
      { active: false },
    ]) {
      world.wallClock.forward(60_000);
      const signedIn = await signIn('ben', 'password' in updates ? password : undefined);
      const before = signedIn.status === 200 ? signedIn : await signIn('ben', 'another long one');
      expect(before.status).toBe(200);
      await change('ben', updates);
      const me = await world.call('GET', '/api/v1/session', { cookie: cookieOf(before) });
      expect(me.body.code).toBe('session-revoked');
    }
    expect((await signIn('ben', 'another long one')).status).toBe(401);
    await change('ben', { active: true });
    expect((await signIn('ben', 'another long one')).body.role).toBe('viewer');
  });

  test('the last administrator stays one', async () => {
    expect((await change('administrator', { role: 'viewer' })).body.code).toBe(
      'last-administrator',
    );
    expect((await change('administrator', { active: false })).body.code).toBe('last-administrator');
    expect((await change('administrator', { role: 'administrator', password })).status).toBe(200);
    const again = await signIn('administrator');
    admin = { ...ownPage, cookie: cookieOf(again) };
  });

  test('two administrators who step down at the same moment leave one', async () => {
    const other = await openWorld();
    const as = await other.person('administrator');
    await other.call('POST', '/api/v1/people', as, {
      username: 'ada',
      password,
      role: 'administrator',
    });
    const answers = await Promise.all(
      ['ada', 'administrator'].map((name) =>
        other.call('PATCH', `/api/v1/people/${name}`, as, { role: 'viewer', password }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const roles = ['ada', 'administrator'].map(async (username) => {
      const signedIn = await other.call('POST', '/api/v1/session', ownPage, { username, password });
      return signedIn.body.role;
    });
    expect((await Promise.all(roles)).sort()).toEqual(['administrator', 'viewer']);
    await other.close();
  });

  test('who is shut out while the password is looked at is not let in', async () => {
    await add({ username: 'cleo', password, role: 'administrator' });
    const signingIn = signIn('cleo');
    await change('cleo', { active: false });
    const signedIn = await signingIn;

    const cookie = signedIn.status === 200 ? cookieOf(signedIn) : '';
    expect((await world.call('GET', '/api/v1/people', { cookie })).status).toBe(401);
  });

  test.each([
    [{ username: 'x', password: 'short', role: 'viewer' }, 'password'],
    [{ username: 'has blank', password, role: 'viewer' }, 'username'],
    [{ username: 'ok', password, role: 'king' }, 'role'],
    [{ username: 'ok', password }, 'role'],
    [{ username: 'ok', password, role: 'viewer', active: false }, 'active'],
  ])('%j is refused', async (body, field) => {
    const answer = await add(body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('nobody else manages people, nor is anybody found who is not there', async () => {
    for (const role of ['viewer', 'trader', 'riskManager'] as const) {
      const as = await world.person(role);
      expect((await add({ username: 'me', password, role: 'administrator' }, as)).status).toBe(403);
      expect((await world.call('GET', '/api/v1/people', as)).status).toBe(403);
    }
    expect((await change('nobody', { role: 'viewer' })).body.code).toBe('person-not-found');
  });

  test('changes are on record without a password', async () => {
    await add({ username: 'noted', password: 'a very secret one', role: 'viewer' });
    await change('noted', { password: 'another secret one', role: 'trader' });
    const events = await world.desk.events(0, 1_000, 'ACCESS_NOTED');
    const texts = events.map(({ payload }) => payload).join('\n');

    expect(texts).toContain('"subject":"noted","detail":"role trader, new password"');
    expect(texts).not.toContain('secret');
  });
});

describe('sessions', () => {
  test('are listed where they are open, and ended from afar', async () => {
    await add({ username: 'carl', password, role: 'trader' });
    const here = { ...ownPage, cookie: cookieOf(await signIn('carl')) };
    const there = { ...ownPage, cookie: cookieOf(await signIn('carl')) };
    const { items } = (await world.call('GET', '/api/v1/sessions', here)).body;
    const other = items.find((one: { current: boolean }) => !one.current);
    const ended = await world.call('DELETE', `/api/v1/sessions/${other.sessionId}`, here);

    expect(items.length).toBe(2);
    expect(ended.body).toMatchObject({ active: false, username: 'carl' });
    expect((await world.call('GET', '/api/v1/session', there)).body.code).toBe('session-revoked');
    expect((await world.call('GET', '/api/v1/session', here)).status).toBe(200);
  });

  test('of others are seen and ended by administrators alone', async () => {
    const trader = await world.person('trader');
    const all = (await world.call('GET', '/api/v1/sessions', admin)).body.items;
    const foreign = all.find((one: { username: string }) => one.username === 'administrator');
    const answer = await world.call('DELETE', `/api/v1/sessions/${foreign.sessionId}`, trader);

    expect(new Set(all.map((one: { username: string }) => one.username)).size).toBeGreaterThan(1);
    expect(answer.body.code).toBe('session-not-found');
  });
});
