import { beforeEach, describe, expect, test } from 'vitest';
import { toUserName } from '../../core/values/ids';
import { addMilliseconds, toInstant } from '../../core/values/instant';
import type { ApiKey, NewSession, PeopleStore, Person } from '../../ports/people';

const now = toInstant(Date.UTC(2026, 10, 2, 14, 30));
const later = (milliseconds: number) => addMilliseconds(now, milliseconds);
const ada = toUserName('ada');
const zoe = toUserName('Zoë 🏦');

function person(name = ada, changes: Partial<Person> = {}): Person {
  return { name, role: 'trader', passwordHash: '$argon2id$v=19$…', createdAt: now, ...changes };
}

function session(tokenHash: string, changes: Partial<NewSession> = {}): NewSession {
  return {
    person: ada,
    tokenHash,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: later(1_000),
    endsAt: later(9_000),
    address: '127.0.0.1',
    userAgent: 'Firefox',
    ...changes,
  };
}

function apiKey(apiKeyId: string, changes: Partial<ApiKey> = {}): ApiKey {
  return {
    apiKeyId,
    name: apiKeyId,
    person: ada,
    scopes: ['read', 'trade'],
    secretHash: `hash of ${apiKeyId}`,
    createdAt: now,
    ...changes,
  };
}

/** What every store of people has to do. */
export function peopleStoreSuite(freshStore: () => Promise<PeopleStore>): void {
  let people: PeopleStore;

  beforeEach(async () => {
    people = await freshStore();
  });

  describe('people', () => {
    test('the first one is made once, whoever asks at the same time', async () => {
      expect(await people.hasPeople()).toBe(false);

      const results = await Promise.all([
        people.createFirstPerson(person(ada)),
        people.createFirstPerson(person(zoe)),
      ]);

      expect(results).toEqual([
        { ok: true, value: person(ada) },
        { ok: false, error: { code: 'people-exist' } },
      ]);
      expect(await people.hasPeople()).toBe(true);
      expect(await people.listPeople()).toEqual([person(ada)]);
    });

    test('are found by their exact name, and listed by it', async () => {
      await people.createPerson(person(zoe, { role: 'viewer' }));
      await people.createPerson(person(ada, { disabledAt: later(5) }));

      expect(await people.findPerson(ada)).toEqual(person(ada, { disabledAt: later(5) }));
      expect(await people.findPerson(toUserName('ADA'))).toBeUndefined();
      expect((await people.listPeople()).map(({ name }) => name)).toEqual([zoe, ada]);
    });

    test('a name is given once', async () => {
      await people.createPerson(person(ada));

      expect(await people.createPerson(person(ada, { role: 'administrator' }))).toEqual({
        ok: false,
        error: { code: 'name-taken', name: ada },
      });
      expect((await people.findPerson(ada))?.role).toBe('trader');
    });

    test('are changed in what is said, and in nothing else', async () => {
      await people.createPerson(person(ada));

      expect(await people.updatePerson(ada, { role: 'riskManager' })).toEqual(
        person(ada, { role: 'riskManager' }),
      );
      expect(await people.updatePerson(ada, { disabledAt: later(7) })).toEqual(
        person(ada, { role: 'riskManager', disabledAt: later(7) }),
      );
      expect(await people.updatePerson(ada, { passwordHash: 'new' })).toMatchObject({
        passwordHash: 'new',
        disabledAt: later(7),
      });
      expect(await people.updatePerson(ada, { disabledAt: false })).toEqual(
        person(ada, { role: 'riskManager', passwordHash: 'new' }),
      );
      expect(await people.updatePerson(zoe, { role: 'viewer' })).toBeUndefined();
    });
  });

  describe('sessions', () => {
    beforeEach(async () => {
      await people.createPerson(person(ada));
      await people.createPerson(person(zoe));
    });

    test('get numbers that count up, and are found by the hash of their token', async () => {
      const first = await people.createSession(session('a'));
      const second = await people.createSession(session('b'));

      expect(Number(second.sessionId)).toBe(Number(first.sessionId) + 1);
      expect(await people.findSession('a')).toEqual({
        ...session('a'),
        sessionId: first.sessionId,
      });
      expect(await people.findSession('nobody’s')).toBeUndefined();
    });

    test('move their idle end when they are used', async () => {
      const { sessionId } = await people.createSession(session('a'));

      await people.touchSession(sessionId, later(500), later(1_500));

      expect(await people.findSession('a')).toMatchObject({
        lastSeenAt: later(500),
        expiresAt: later(1_500),
        endsAt: later(9_000),
      });
    });

    test('are locked and opened again, and the lock outlives whoever set it', async () => {
      const { sessionId } = await people.createSession(session('a'));

      await people.lockSession(sessionId, later(3));
      expect(await people.findSession('a')).toMatchObject({ lockedAt: later(3) });

      await people.lockSession(sessionId, undefined);
      expect(await people.findSession('a')).not.toHaveProperty('lockedAt');
    });

    test('are revoked once: the first moment stands', async () => {
      const { sessionId } = await people.createSession(session('a'));

      expect(await people.revokeSession(sessionId, later(1))).toMatchObject({
        revokedAt: later(1),
      });
      expect(await people.revokeSession(sessionId, later(2))).toMatchObject({
        revokedAt: later(1),
      });
      expect(await people.findSession('a')).toMatchObject({ revokedAt: later(1) });
      expect(await people.revokeSession('999999', later(3))).toBeUndefined();
    });

    test('of one person are revoked together, and those already revoked are not told again', async () => {
      const early = await people.createSession(session('a'));
      const live = await people.createSession(session('b'));
      await people.createSession(session('c', { person: zoe }));
      await people.revokeSession(early.sessionId, later(1));

      const revoked = await people.revokeSessionsOf(ada, later(2));

      expect(revoked).toEqual([{ ...live, revokedAt: later(2) }]);
      expect(await people.findSession('c')).not.toHaveProperty('revokedAt');
      expect(await people.findSession('a')).toMatchObject({ revokedAt: later(1) });
    });

    test('are listed newest first, of all or of one person', async () => {
      await people.createSession(session('a'));
      await people.createSession(session('b', { person: zoe }));
      await people.createSession(session('c'));
      const hashes = async (name?: typeof ada) =>
        (await people.listSessions(name)).map(({ tokenHash }) => tokenHash);

      expect(await hashes()).toEqual(['c', 'b', 'a']);
      expect(await hashes(ada)).toEqual(['c', 'a']);
    });

    test('that are over are forgotten, and their numbers never come again', async () => {
      await people.createSession(session('a', { endsAt: later(10) }));
      const revoked = await people.createSession(session('b'));
      await people.revokeSession(revoked.sessionId, later(10));
      await people.createSession(session('c'));
      const last = await people.createSession(session('d', { endsAt: later(10) }));

      expect(await people.deleteSessionsOver(later(10))).toBe(0);
      expect(await people.deleteSessionsOver(later(11))).toBe(3);

      expect((await people.listSessions()).map(({ tokenHash }) => tokenHash)).toEqual(['c']);
      const next = await people.createSession(session('e'));
      expect(Number(next.sessionId)).toBe(Number(last.sessionId) + 1);
    });

    test('of nobody are not made', async () => {
      const stranger = session('a', { person: toUserName('stranger') });

      await expect(people.createSession(stranger)).rejects.toThrow();
    });
  });

  describe('API keys', () => {
    beforeEach(async () => {
      await people.createPerson(person(ada));
      await people.createPerson(person(zoe));
    });

    test('are found by the hash of their secret, with what they may do', async () => {
      const key = apiKey('k-1', { expiresAt: later(60_000), scopes: ['signals'] });
      expect(await people.createApiKey(key)).toEqual({ ok: true, value: key });
      await people.createApiKey(apiKey('k-2', { scopes: [] }));

      expect(await people.findApiKey('hash of k-1')).toEqual(key);
      expect((await people.findApiKey('hash of k-2'))?.scopes).toEqual([]);
      expect(await people.findApiKey('hash of k-3')).toBeUndefined();
    });

    test('have one name per person while they live', async () => {
      await people.createApiKey(apiKey('k-1', { name: 'bot' }));

      expect(await people.createApiKey(apiKey('k-2', { name: 'bot' }))).toEqual({
        ok: false,
        error: { code: 'name-taken', name: 'bot' },
      });
      expect(await people.createApiKey(apiKey('k-3', { name: 'bot', person: zoe }))).toMatchObject({
        ok: true,
      });
      await people.revokeApiKey('k-1', later(1));
      expect(await people.createApiKey(apiKey('k-4', { name: 'bot' }))).toMatchObject({ ok: true });
    });

    test('remember when they were used and revoked', async () => {
      await people.createApiKey(apiKey('k-1'));

      await people.touchApiKey('k-1', later(3));
      expect(await people.revokeApiKey('k-1', later(4))).toEqual(
        apiKey('k-1', { lastUsedAt: later(3), revokedAt: later(4) }),
      );
      expect(await people.revokeApiKey('k-1', later(5))).toMatchObject({ revokedAt: later(4) });
      expect(await people.revokeApiKey('k-9', later(5))).toBeUndefined();
    });

    test('are listed newest first, of all or of one person', async () => {
      await people.createApiKey(apiKey('k-1'));
      await people.createApiKey(apiKey('k-2', { person: zoe, createdAt: later(1) }));
      await people.createApiKey(apiKey('k-3', { createdAt: later(2) }));
      const ids = async (name?: typeof ada) =>
        (await people.listApiKeys(name)).map(({ apiKeyId }) => apiKeyId);

      expect(await ids()).toEqual(['k-3', 'k-2', 'k-1']);
      expect(await ids(ada)).toEqual(['k-3', 'k-1']);
    });
  });
}
