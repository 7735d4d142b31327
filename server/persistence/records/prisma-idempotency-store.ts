import type { IdempotencyStore } from '../../ports/idempotency-store';
import type { PrismaClient } from '../database/prisma-client';
import type { SqlConnection } from '../database/sql-connection';
import { onceWith } from '../database/sql-statement';
import { standingOf } from './idempotency-standing';

/** First answers in the database. Calls come one at a time. */
export function prismaIdempotencyStore(prisma: PrismaClient): IdempotencyStore {
  const place = (caller: string, key: string) => ({ caller_key: { caller, key } });
  return {
    claim: async (claim) => {
      const { caller, key, call, fingerprint, claimedAt } = claim;
      const first = await prisma.idempotencyRow.findUnique({ where: place(caller, key) });
      if (first !== null) {
        const { status, body } = first;
        const answer = status === null || body === null ? undefined : { status, body };
        return standingOf(claim, first, answer);
      }
      await prisma.idempotencyRow.create({
        data: { caller, key, call, fingerprint, claimedAt: BigInt(claimedAt) },
      });
      return { kind: 'fresh' };
    },
    answer: async (caller, key, { status, body }) => {
      await prisma.idempotencyRow.updateMany({ where: { caller, key }, data: { status, body } });
    },
    release: async (caller, key) => {
      await prisma.idempotencyRow.deleteMany({ where: { caller, key } });
    },
    deleteClaimedBefore: async (moment) => {
      const { count } = await prisma.idempotencyRow.deleteMany({
        where: { claimedAt: { lt: BigInt(moment) } },
      });
      return count;
    },
  };
}

/** Gives back what a process that is gone has claimed and not answered. */
export async function releaseAbandonedClaims(connection: SqlConnection): Promise<void> {
  await connection.write([onceWith('DELETE FROM "IdempotencyRow" WHERE "status" IS NULL')]);
}
