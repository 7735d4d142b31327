import type { ApiKeyScope, Role } from '../core/access/role';
import { toUserName } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import { failure, success } from '../core/values/result';
import type { ApiKey, PeopleStore, Person, Session } from '../ports/people';
import type { PrismaClient } from './prisma-client';

/**
 * People, sessions and keys in the database. Calls come one at a time and no other process writes,
 * so that looking first and writing then is one step.
 */
export function prismaPeopleStore(prisma: PrismaClient): PeopleStore {
  return { ...peopleOf(prisma), ...sessionsOf(prisma), ...apiKeysOf(prisma) };
}

type PersonMethod =
  | 'hasPeople'
  | 'createFirstPerson'
  | 'createPerson'
  | 'findPerson'
  | 'listPeople'
  | 'updatePerson';

function peopleOf(prisma: PrismaClient): Pick<PeopleStore, PersonMethod> {
  const hasPeople = async (): Promise<boolean> => (await prisma.person.count()) > 0;
  return {
    hasPeople,
    createFirstPerson: async (person) => {
      if (await hasPeople()) {
        return failure({ code: 'people-exist' });
      }
      return success(toPerson(await prisma.person.create({ data: fromPerson(person) })));
    },
    createPerson: async (person) => {
      if ((await prisma.person.findUnique({ where: { name: person.name } })) !== null) {
        return failure({ code: 'name-taken', name: person.name });
      }
      return success(toPerson(await prisma.person.create({ data: fromPerson(person) })));
    },
    findPerson: async (name) => {
      const row = await prisma.person.findUnique({ where: { name } });
      return row === null ? undefined : toPerson(row);
    },
    listPeople: async () =>
      (await prisma.person.findMany({ orderBy: { name: 'asc' } })).map(toPerson),
    updatePerson: async (name, { disabledAt, ...updates }) => {
      const disabled =
        disabledAt === undefined
          ? {}
          : { disabledAt: disabledAt === false ? null : BigInt(disabledAt) };
      const { count } = await prisma.person.updateMany({
        where: { name },
        data: { ...updates, ...disabled },
      });
      const row = count === 0 ? null : await prisma.person.findUnique({ where: { name } });
      return row === null ? undefined : toPerson(row);
    },
  };
}

type SessionMethod =
  | 'createSession'
  | 'findSession'
  | 'touchSession'
  | 'revokeSession'
  | 'revokeSessionsOf'
  | 'listSessions'
  | 'deleteSessionsOver';

function sessionsOf(prisma: PrismaClient): Pick<PeopleStore, SessionMethod> {
  return {
    createSession: async ({ person, tokenHash, address, userAgent, ...times }) => {
      const { createdAt, lastSeenAt, expiresAt, endsAt } = times;
      const row = await prisma.session.create({
        data: {
          person,
          tokenHash,
          address,
          userAgent,
          createdAt: BigInt(createdAt),
          lastSeenAt: BigInt(lastSeenAt),
          expiresAt: BigInt(expiresAt),
          endsAt: BigInt(endsAt),
        },
      });
      return toSession(row);
    },
    findSession: async (tokenHash) => {
      const row = await prisma.session.findUnique({ where: { tokenHash } });
      return row === null ? undefined : toSession(row);
    },
    touchSession: async (sessionId, lastSeenAt, expiresAt) => {
      await prisma.session.updateMany({
        where: { number: Number(sessionId) },
        data: { lastSeenAt: BigInt(lastSeenAt), expiresAt: BigInt(expiresAt) },
      });
    },
    revokeSession: async (sessionId, at) => {
      const number = Number(sessionId);
      await prisma.session.updateMany({
        where: { number, revokedAt: null },
        data: { revokedAt: BigInt(at) },
      });
      const row = await prisma.session.findUnique({ where: { number } });
      return row === null ? undefined : toSession(row);
    },
    revokeSessionsOf: async (person, at) => {
      const live = await prisma.session.findMany({ where: { person, revokedAt: null } });
      await prisma.session.updateMany({
        where: { person, revokedAt: null },
        data: { revokedAt: BigInt(at) },
      });
      return live.map((row) => toSession({ ...row, revokedAt: BigInt(at) }));
    },
    listSessions: async (person) =>
      (
        await prisma.session.findMany({
          ...(person === undefined ? {} : { where: { person } }),
          orderBy: { number: 'desc' },
        })
      ).map(toSession),
    deleteSessionsOver: async (before) => {
      const over = { lt: BigInt(before) };
      const { count } = await prisma.session.deleteMany({
        where: { OR: [{ endsAt: over }, { revokedAt: over }] },
      });
      return count;
    },
  };
}

type ApiKeyMethod = 'createApiKey' | 'findApiKey' | 'touchApiKey' | 'revokeApiKey' | 'listApiKeys';

function apiKeysOf(prisma: PrismaClient): Pick<PeopleStore, ApiKeyMethod> {
  return {
    createApiKey: async (apiKey) => {
      const { person, name } = apiKey;
      const same = await prisma.apiKey.count({ where: { person, name, revokedAt: null } });
      if (same > 0) {
        return failure({ code: 'name-taken', name });
      }
      return success(toApiKey(await prisma.apiKey.create({ data: fromApiKey(apiKey) })));
    },
    findApiKey: async (secretHash) => {
      const row = await prisma.apiKey.findUnique({ where: { secretHash } });
      return row === null ? undefined : toApiKey(row);
    },
    touchApiKey: async (apiKeyId, lastUsedAt) => {
      await prisma.apiKey.updateMany({
        where: { apiKeyId },
        data: { lastUsedAt: BigInt(lastUsedAt) },
      });
    },
    revokeApiKey: async (apiKeyId, at) => {
      await prisma.apiKey.updateMany({
        where: { apiKeyId, revokedAt: null },
        data: { revokedAt: BigInt(at) },
      });
      const row = await prisma.apiKey.findUnique({ where: { apiKeyId } });
      return row === null ? undefined : toApiKey(row);
    },
    listApiKeys: async (person) =>
      (
        await prisma.apiKey.findMany({
          ...(person === undefined ? {} : { where: { person } }),
          orderBy: [{ createdAt: 'desc' }, { apiKeyId: 'desc' }],
        })
      ).map(toApiKey),
  };
}

type PersonRow = NonNullable<Awaited<ReturnType<PrismaClient['person']['findUnique']>>>;
type SessionRow = NonNullable<Awaited<ReturnType<PrismaClient['session']['findUnique']>>>;
type ApiKeyRow = NonNullable<Awaited<ReturnType<PrismaClient['apiKey']['findUnique']>>>;

function fromPerson({ name, role, passwordHash, createdAt, disabledAt }: Person) {
  return {
    name,
    role,
    passwordHash,
    createdAt: BigInt(createdAt),
    disabledAt: disabledAt === undefined ? null : BigInt(disabledAt),
  };
}

function toPerson({ name, role, passwordHash, createdAt, disabledAt }: PersonRow): Person {
  return {
    name: toUserName(name),
    // Written from the word list alone.
    role: role as Role,
    passwordHash,
    createdAt: toInstant(Number(createdAt)),
    ...optionalInstant('disabledAt', disabledAt),
  };
}

function toSession(row: SessionRow): Session {
  return {
    sessionId: String(row.number),
    person: toUserName(row.person),
    tokenHash: row.tokenHash,
    createdAt: toInstant(Number(row.createdAt)),
    lastSeenAt: toInstant(Number(row.lastSeenAt)),
    expiresAt: toInstant(Number(row.expiresAt)),
    endsAt: toInstant(Number(row.endsAt)),
    address: row.address,
    userAgent: row.userAgent,
    ...optionalInstant('revokedAt', row.revokedAt),
  };
}

function fromApiKey(apiKey: ApiKey) {
  const { apiKeyId, name, person, scopes, secretHash, createdAt, expiresAt } = apiKey;
  return {
    apiKeyId,
    name,
    person,
    scopes: scopes.join(' '),
    secretHash,
    createdAt: BigInt(createdAt),
    expiresAt: expiresAt === undefined ? null : BigInt(expiresAt),
  };
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    apiKeyId: row.apiKeyId,
    name: row.name,
    person: toUserName(row.person),
    // Written from the word list alone.
    scopes: row.scopes.split(' ').filter((scope) => scope !== '') as ApiKeyScope[],
    secretHash: row.secretHash,
    createdAt: toInstant(Number(row.createdAt)),
    ...optionalInstant('lastUsedAt', row.lastUsedAt),
    ...optionalInstant('expiresAt', row.expiresAt),
    ...optionalInstant('revokedAt', row.revokedAt),
  };
}

function optionalInstant<Name extends string>(name: Name, value: bigint | null) {
  // One member or none, as the target says.
  return (value === null ? {} : { [name]: toInstant(Number(value)) }) as {
    readonly [Key in Name]?: ReturnType<typeof toInstant>;
  };
}
