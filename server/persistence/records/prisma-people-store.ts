import type { PeopleStore } from '../../ports/people';
import type { PrismaClient } from '../database/prisma-client';
import { prismaApiKeys } from './prisma-api-keys';
import { prismaPersons } from './prisma-persons';
import { prismaSessions } from './prisma-sessions';

/**
 * People, sessions and keys in the database. Calls come one at a time and no other process writes,
 * so that looking first and writing then is one step.
 */
export function prismaPeopleStore(prisma: PrismaClient): PeopleStore {
  return { ...prismaPersons(prisma), ...prismaSessions(prisma), ...prismaApiKeys(prisma) };
}
