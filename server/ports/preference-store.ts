import type { UserName } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Result } from '../core/values/result';

/** What people set up for themselves, and what an administrator set up for all. */
export interface PreferenceStore {
  /** By name. */
  listWorkspaces(person: UserName): Promise<readonly Workspace[]>;
  findWorkspace(person: UserName, name: string): Promise<Workspace | undefined>;
  /**
   * Saves a layout over the version that the caller has seen; 0 for a new one. Returns it with the
   * next version. Errors: somebody saved in between, and which version stands now.
   */
  saveWorkspace(
    workspace: Omit<Workspace, 'version'>,
    seenVersion: number,
  ): Promise<Result<Workspace, WorkspaceChanged>>;
  /** False when there was none. */
  deleteWorkspace(person: UserName, name: string): Promise<boolean>;

  /** All settings of an owner, by key. */
  listSettings(owner: SettingOwner): Promise<ReadonlyMap<string, string>>;
  findSetting(owner: SettingOwner, key: string): Promise<string | undefined>;
  /** Undefined deletes it. */
  saveSetting(owner: SettingOwner, key: string, value: string | undefined): Promise<void>;
}

export interface Workspace {
  readonly person: UserName;
  readonly name: string;
  /** Counts up from 1 with every save. */
  readonly version: number;
  /** JSON text that only the screen reads. */
  readonly layout: string;
  readonly updatedAt: Instant;
}

export interface WorkspaceChanged {
  readonly code: 'workspace-changed';
  /** 0: it was deleted. */
  readonly version: number;
}

export type SettingOwner =
  | { readonly kind: 'desk' }
  | { readonly kind: 'person'; readonly person: UserName };
