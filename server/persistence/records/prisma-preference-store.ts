import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { failure, success } from '../../core/values/result';
import type { PreferenceStore, Workspace } from '../../ports/preference-store';
import type { PrismaClient } from '../database/prisma-client';
import { ownerText } from './owner-text';

/** Workspaces and settings in the database. Calls come one at a time. */
export function prismaPreferenceStore(prisma: PrismaClient): PreferenceStore {
  return {
    listWorkspaces: async (person) =>
      (await prisma.workspace.findMany({ where: { person }, orderBy: { name: 'asc' } })).map(
        toWorkspace,
      ),
    findWorkspace: async (person, name) => {
      const row = await prisma.workspace.findUnique({ where: { person_name: { person, name } } });
      return row === null ? undefined : toWorkspace(row);
    },
    saveWorkspace: async ({ person, name, layout, updatedAt }, seenVersion) => {
      const where = { person_name: { person, name } };
      const version = (await prisma.workspace.findUnique({ where }))?.version ?? 0;
      if (version !== seenVersion) {
        return failure({ code: 'workspace-changed', version });
      }
      const changes = { layout, updatedAt: BigInt(updatedAt), version: version + 1 };
      const row = await prisma.workspace.upsert({
        where,
        create: { person, name, ...changes },
        update: changes,
      });
      return success(toWorkspace(row));
    },
    deleteWorkspace: async (person, name) => {
      const { count } = await prisma.workspace.deleteMany({ where: { person, name } });
      return count > 0;
    },

    listSettings: async (owner) => {
      const rows = await prisma.setting.findMany({ where: { owner: ownerText(owner) } });
      return new Map(rows.map(({ key, value }) => [key, value]));
    },
    findSetting: async (owner, key) => {
      const where = { owner_key: { owner: ownerText(owner), key } };
      return (await prisma.setting.findUnique({ where }))?.value;
    },
    saveSetting: async (owner, key, value) => {
      const place = { owner: ownerText(owner), key };
      if (value === undefined) {
        await prisma.setting.deleteMany({ where: place });
      } else {
        await prisma.setting.upsert({
          where: { owner_key: place },
          create: { ...place, value },
          update: { value },
        });
      }
    },
  };
}

type WorkspaceRow = NonNullable<Awaited<ReturnType<PrismaClient['workspace']['findUnique']>>>;

function toWorkspace({ person, name, version, layout, updatedAt }: WorkspaceRow): Workspace {
  return {
    person: toUserName(person),
    name,
    version,
    layout,
    updatedAt: toInstant(Number(updatedAt)),
  };
}
