import type { UserName } from '../../core/values/ids';
import { failure, success } from '../../core/values/result';
import type { PreferenceStore, SettingOwner, Workspace } from '../../ports/preference-store';
import { ownerText } from './owner-text';

/** Workspaces and settings in memory; for tests. */
export function memoryPreferenceStore(): PreferenceStore {
  const workspaces = new Map<string, Workspace>();
  const settings = new Map<string, Map<string, string>>();
  const keyOf = (person: UserName, name: string): string => `${person}\0${name}`;
  const settingsOf = (owner: SettingOwner): Map<string, string> =>
    settings.get(ownerText(owner)) ?? new Map();

  return {
    listWorkspaces: (person) =>
      Promise.resolve(
        [...workspaces.values()]
          .filter((workspace) => workspace.person === person)
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      ),
    findWorkspace: (person, name) => Promise.resolve(workspaces.get(keyOf(person, name))),
    saveWorkspace: (workspace, seenVersion) => {
      const key = keyOf(workspace.person, workspace.name);
      const version = workspaces.get(key)?.version ?? 0;
      if (version !== seenVersion) {
        return Promise.resolve(failure({ code: 'workspace-changed', version }));
      }
      const saved = { ...workspace, version: version + 1 };
      workspaces.set(key, saved);
      return Promise.resolve(success(saved));
    },
    deleteWorkspace: (person, name) => Promise.resolve(workspaces.delete(keyOf(person, name))),

    listSettings: (owner) => Promise.resolve(new Map(settingsOf(owner))),
    findSetting: (owner, key) => Promise.resolve(settingsOf(owner).get(key)),
    saveSetting: (owner, key, value) => {
      const all = settingsOf(owner);
      if (value === undefined) {
        all.delete(key);
      } else {
        all.set(key, value);
      }
      settings.set(ownerText(owner), all);
      return Promise.resolve();
    },
  };
}
