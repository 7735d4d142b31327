import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { PeopleStore, Session } from '../../ports/people';
import type { PrismaClient } from '../database/prisma-client';
import { optionalInstant } from './optional-instant';

type SessionMethod =
  | 'createSession'
  | 'findSession'
  | 'touchSession'
  | 'lockSession'
  | 'revokeSession'
  | 'revokeSessionsOf'
  | 'listSessions'
  | 'deleteSessionsOver';

/** Their sessions. */
export function prismaSessions(prisma: PrismaClient): Pick<PeopleStore, SessionMethod> {
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
    lockSession: async (sessionId, lockedAt) => {
      await prisma.session.updateMany({
        where: { number: Number(sessionId) },
        data: { lockedAt: lockedAt === undefined ? null : BigInt(lockedAt) },
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

type SessionRow = NonNullable<Awaited<ReturnType<PrismaClient['session']['findUnique']>>>;

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
    ...optionalInstant('lockedAt', row.lockedAt),
  };
}
