import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toUserName } from '../../core/values/ids';
import { type Credentials, openWorld, password, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let admin: Credentials;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
  trader = await world.person('trader');
});
afterAll(() => world.close());

const make = (as: Credentials, body: object) => world.call('POST', '/api/v1/api-keys', as, body);
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const whoAmI = (as: Credentials) => world.call('GET', '/api/v1/session', as);
const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 1 };

describe('an API key', () => {
  test('shows its secret once, is kept as a hash, and works from then on', async () => {
    const made = await make(trader, { name: 'algo', scopes: ['trade'] });

    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^desk_[\w-]{43}$/);
    expect((await whoAmI(bearer(made.body.secret))).body).toMatchObject({
      kind: 'apiKey',
      username: 'trader',
      permissions: ['read', 'trade', 'cancel', 'approveSignals', 'kill'],
    });
    const listed = await world.call('GET', '/api/v1/api-keys', trader);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret);
    const kept = await world.persistence.people.listApiKeys();
    expect(JSON.stringify(kept)).not.toContain(made.body.secret);
  });

  test('needs no Origin, and acts for its owner', async () => {
    const { secret, apiKeyId } = (await make(trader, { name: 'acts', scopes: ['trade'] })).body;
    const sent = await world.call('POST', '/api/v1/orders', bearer(secret), order);

    expect(sent.status).toBe(201);
    expect(sent.body.origin).toEqual({ kind: 'apiKey', user: 'trader', apiKey: apiKeyId });
  });

  test.each([
    ['Bearer desk_wrongwrongwrongwrongwrongwrongwrongwrong', 'api-key-wrong'],
    ['Bearer', 'not-authenticated'],
    ['Bearer x', 'not-authenticated'],
    ['Basic YTpi', 'not-authenticated'],
    ['Bearer has blanks in it indeed', 'not-authenticated'],
    ['', 'not-authenticated'],
  ])('%j does not let in', async (authorization, code) => {
    const answer = await whoAmI({ authorization });

    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe(code);
  });

  test('stops when it expires', async () => {
    const expiresAt = new Date(world.wallClock.now() + 60_000).toISOString();
    const { secret } = (await make(trader, { name: 'short', scopes: ['read'], expiresAt })).body;

    expect((await whoAmI(bearer(secret))).status).toBe(200);
    world.wallClock.forward(60_000);
    expect((await whoAmI(bearer(secret))).body.code).toBe('api-key-expired');
  });

  test('stops the moment it is revoked', async () => {
    const { secret, apiKeyId } = (await make(trader, { name: 'gone', scopes: ['trade'] })).body;
    expect((await whoAmI(bearer(secret))).status).toBe(200);
    const revoked = await world.call('DELETE', `/api/v1/api-keys/${apiKeyId}`, trader);

    expect(revoked.body.revokedAt).toBeDefined();
    const sent = await world.call('POST', '/api/v1/orders', bearer(secret), order);
    expect(sent.status).toBe(401);
    expect(sent.body.code).toBe('api-key-revoked');
  });

  test('loses the rights that its owner loses', async () => {
    await world.call('POST', '/api/v1/people', admin, {
      username: 'mover',
      password,
      role: 'trader',
    });
    const owner = await world.call(
      'POST',
      '/api/v1/session',
      { host: trader['host'] ?? '', origin: trader['origin'] ?? '' },
      { username: 'mover', password },
    );
    const session = { ...trader, cookie: String(owner.headers['set-cookie']).split(';')[0] ?? '' };
    const { secret } = (await make(session, { name: 'moving', scopes: ['trade'] })).body;
    expect((await world.call('POST', '/api/v1/orders', bearer(secret), order)).status).toBe(201);
    await world.call('PATCH', '/api/v1/people/mover', admin, { role: 'viewer' });

    expect((await whoAmI(session)).body.code).toBe('session-revoked');
    const sent = await world.call('POST', '/api/v1/orders', bearer(secret), order);
    expect(sent.status).toBe(403);
    await world.call('PATCH', '/api/v1/people/mover', admin, { active: false });
    expect((await whoAmI(bearer(secret))).body.code).toBe('api-key-revoked');
  });

  test('cannot make a key that may more than look', async () => {
    const { secret } = (await make(admin, { name: 'maker', scopes: ['admin'] })).body;

    expect((await make(bearer(secret), { name: 'up', scopes: ['trade'] })).status).toBe(403);
    expect((await make(bearer(secret), { name: 'look', scopes: ['read'] })).status).toBe(201);
  });

  test('has a name of its own among the keys of its owner', async () => {
    await make(trader, { name: 'twin', scopes: ['read'] });
    const again = await make(trader, { name: 'twin', scopes: ['read'] });

    expect(again.status).toBe(409);
    expect(again.body.code).toBe('name-taken');
  });

  test('of somebody else is not seen and not revoked, but by an administrator', async () => {
    const { apiKeyId } = (await make(admin, { name: 'own', scopes: ['read'] })).body;
    const seen = await world.call('GET', '/api/v1/api-keys', trader);
    const revoked = await world.call('DELETE', `/api/v1/api-keys/${apiKeyId}`, trader);
    const all = await world.call('GET', '/api/v1/api-keys', admin);

    expect(seen.body.items.map((key: { username: string }) => key.username)).not.toContain(
      'administrator',
    );
    expect(revoked.body.code).toBe('api-key-not-found');
    expect(all.body.items.map((key: { username: string }) => key.username)).toContain('trader');
  });

  test.each([
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['root'] }, 'scopes.0'],
    [{ name: 'x', scopes: ['read', 'read'] }, 'scopes'],
    [{ name: ' ', scopes: ['read'] }, 'name'],
    [{ scopes: ['read'] }, 'name'],
    [{ name: 'x', scopes: ['read'], expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', scopes: ['read'], secret: 'mine' }, 'secret'],
  ])('is not made from %j', async (body, field) => {
    const answer = await make(trader, body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('is on record when it is made and when it is revoked, without its secret', async () => {
    const { secret, apiKeyId } = (await make(trader, { name: 'noted', scopes: ['read'] })).body;
    await world.call('DELETE', `/api/v1/api-keys/${apiKeyId}`, trader);
    const events = await world.desk.events(0, 1_000, 'ACCESS_NOTED');
    const texts = events.map(({ payload }) => payload).join('\n');

    expect(texts).toContain(`"action":"apiKeyCreated","subject":"${apiKeyId}"`);
    expect(texts).toContain(`"action":"apiKeyRevoked","subject":"${apiKeyId}"`);
    expect(texts).not.toContain(secret);
  });

  test('that is guessed at from one address makes that address wait, and nobody else', async () => {
    const guess = (count: number) => whoAmI(bearer(`desk_guess${String(count).padStart(38, '0')}`));
    const good = await world.key('read');
    await whoAmI(good);
    let last = await guess(0);
    for (let count = 1; count < 80; count += 1) {
      last = await guess(count);
    }

    expect(last.status).toBe(429);
    expect((await whoAmI(good)).status).toBe(200);
    world.wallClock.forward(600_000);
  });

  test('ids count up, so that the journal of two equal runs is the same', async () => {
    const keys = await world.persistence.people.listApiKeys();

    expect(keys.map(({ apiKeyId }) => apiKeyId).sort()).toEqual(
      keys.map((_, index) => `key-${index + 1}`).sort(),
    );
    expect(await world.persistence.people.findPerson(toUserName('trader'))).toBeDefined();
  });
});
