import type { Role } from '../../core/access/role';
import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { failure, success } from '../../core/values/result';
import type { PeopleStore, Person } from '../../ports/people';
import type { PrismaClient } from '../database/prisma-client';
import { optionalInstant } from './optional-instant';

type PersonMethod =
  | 'hasPeople'
  | 'createFirstPerson'
  | 'createPerson'
  | 'findPerson'
  | 'listPeople'
  | 'updatePerson';

/** The people themselves. */
export function prismaPersons(prisma: PrismaClient): Pick<PeopleStore, PersonMethod> {
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

type PersonRow = NonNullable<Awaited<ReturnType<PrismaClient['person']['findUnique']>>>;

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
