import type { UserName } from '../../core/values/ids';
import { failure, success } from '../../core/values/result';
import type { ApiKey, PeopleStore, Person, Session } from '../../ports/people';

/** People, sessions and keys in memory; for tests and for a desk that forgets them. */
export function memoryPeopleStore(): PeopleStore {
  const people = new Map<UserName, Person>();
  const sessions = new Map<string, Session>();
  const apiKeys = new Map<string, ApiKey>();
  let sessionCount = 0;

  const add = (person: Person): void => {
    people.set(person.name, person);
  };
  const revoke = (session: Session, at: Session['createdAt']): Session => {
    const revoked = { revokedAt: at, ...session };
    sessions.set(session.sessionId, revoked);
    return revoked;
  };
  const isOf = (person: UserName | undefined) => (owned: { readonly person: UserName }) =>
    person === undefined || owned.person === person;

  return {
    hasPeople: () => Promise.resolve(people.size > 0),
    createFirstPerson: (person) => {
      if (people.size > 0) {
        return Promise.resolve(failure({ code: 'people-exist' }));
      }
      add(person);
      return Promise.resolve(success(person));
    },
    createPerson: (person) => {
      if (people.has(person.name)) {
        return Promise.resolve(failure({ code: 'name-taken', name: person.name }));
      }
      add(person);
      return Promise.resolve(success(person));
    },
    findPerson: (name) => Promise.resolve(people.get(name)),
    listPeople: () =>
      Promise.resolve([...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
    updatePerson: (name, { disabledAt, ...updates }) => {
      const person = people.get(name);
      if (person === undefined) {
        return Promise.resolve(undefined);
      }
      const { disabledAt: before, ...rest } = person;
      const after = disabledAt === undefined ? before : disabledAt || undefined;
      const updated = {
        ...rest,
        ...updates,
        ...(after === undefined ? {} : { disabledAt: after }),
      };
      add(updated);
      return Promise.resolve(updated);
    },

    createSession: (session) => {
      if (!people.has(session.person)) {
        return Promise.reject(new Error(`There is no person ${session.person} for a session`));
      }
      sessionCount += 1;
      const created = { ...session, sessionId: String(sessionCount) };
      sessions.set(created.sessionId, created);
      return Promise.resolve(created);
    },
    findSession: (tokenHash) =>
      Promise.resolve([...sessions.values()].find((session) => session.tokenHash === tokenHash)),
    touchSession: (sessionId, lastSeenAt, expiresAt) => {
      const session = sessions.get(sessionId);
      if (session !== undefined) {
        sessions.set(sessionId, { ...session, lastSeenAt, expiresAt });
      }
      return Promise.resolve();
    },
    lockSession: (sessionId, lockedAt) => {
      const session = sessions.get(sessionId);
      if (session !== undefined) {
        const { lockedAt: _, ...rest } = session;
        sessions.set(sessionId, { ...rest, ...(lockedAt === undefined ? {} : { lockedAt }) });
      }
      return Promise.resolve();
    },
    revokeSession: (sessionId, at) => {
      const session = sessions.get(sessionId);
      return Promise.resolve(session === undefined ? undefined : revoke(session, at));
    },
    revokeSessionsOf: (person, at) => {
      const live = [...sessions.values()].filter(
        (session) => session.person === person && session.revokedAt === undefined,
      );
      return Promise.resolve(live.map((session) => revoke(session, at)));
    },
    listSessions: (person) =>
      Promise.resolve([...sessions.values()].filter(isOf(person)).reverse()),
    deleteSessionsOver: (before) => {
      const over = [...sessions.values()].filter(
        ({ endsAt, revokedAt = endsAt }) => endsAt < before || revokedAt < before,
      );
      over.forEach(({ sessionId }) => void sessions.delete(sessionId));
      return Promise.resolve(over.length);
    },

    createApiKey: (apiKey) => {
      const isTaken = [...apiKeys.values()].some(
        ({ person, name, revokedAt }) =>
          person === apiKey.person && name === apiKey.name && revokedAt === undefined,
      );
      if (isTaken) {
        return Promise.resolve(failure({ code: 'name-taken', name: apiKey.name }));
      }
      apiKeys.set(apiKey.apiKeyId, apiKey);
      return Promise.resolve(success(apiKey));
    },
    findApiKey: (secretHash) =>
      Promise.resolve([...apiKeys.values()].find((apiKey) => apiKey.secretHash === secretHash)),
    touchApiKey: (apiKeyId, lastUsedAt) => {
      const apiKey = apiKeys.get(apiKeyId);
      if (apiKey !== undefined) {
        apiKeys.set(apiKeyId, { ...apiKey, lastUsedAt });
      }
      return Promise.resolve();
    },
    revokeApiKey: (apiKeyId, at) => {
      const apiKey = apiKeys.get(apiKeyId);
      const revoked = apiKey === undefined ? undefined : { revokedAt: at, ...apiKey };
      if (revoked !== undefined) {
        apiKeys.set(apiKeyId, revoked);
      }
      return Promise.resolve(revoked);
    },
    listApiKeys: (person) => Promise.resolve([...apiKeys.values()].filter(isOf(person)).reverse()),
  };
}
