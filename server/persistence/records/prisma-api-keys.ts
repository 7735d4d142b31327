import type { ApiKeyScope } from '../../core/access/role';
import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { failure, success } from '../../core/values/result';
import type { ApiKey, PeopleStore } from '../../ports/people';
import type { PrismaClient } from '../database/prisma-client';
import { optionalInstant } from './optional-instant';

type ApiKeyMethod = 'createApiKey' | 'findApiKey' | 'touchApiKey' | 'revokeApiKey' | 'listApiKeys';

/** The keys of their programs. */
export function prismaApiKeys(prisma: PrismaClient): Pick<PeopleStore, ApiKeyMethod> {
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

type ApiKeyRow = NonNullable<Awaited<ReturnType<PrismaClient['apiKey']['findUnique']>>>;

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
