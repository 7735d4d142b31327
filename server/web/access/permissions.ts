import { type Permission, permissions } from '../../../contract/permission';
import type { ApiKeyScope, Role } from '../../core/access/role';

/**
 * Who may do what: one row per right, with the roles of people and the scopes of API keys that have
 * it. A key never has a right that the role of its owner lacks. An administrator has all of them, so
 * that a desk of one person can be run; where there are more, the roles part the duties.
 */
export const permissionTable = {
  read: {
    roles: ['viewer', 'trader', 'riskManager', 'administrator'],
    scopes: ['read', 'trade', 'signals', 'risk', 'admin'],
  },
  trade: { roles: ['trader', 'administrator'], scopes: ['trade'] },
  cancel: { roles: ['trader', 'riskManager', 'administrator'], scopes: ['trade', 'risk'] },
  sendSignals: { roles: ['trader', 'administrator'], scopes: ['signals'] },
  approveSignals: { roles: ['trader', 'administrator'], scopes: ['trade'] },
  changeStrategies: { roles: ['riskManager', 'administrator'], scopes: ['risk'] },
  kill: { roles: ['trader', 'riskManager', 'administrator'], scopes: ['trade', 'risk'] },
  releaseKill: { roles: ['riskManager', 'administrator'], scopes: ['risk'] },
  changeMode: { roles: ['riskManager', 'administrator'], scopes: ['risk'] },
  changeLimits: { roles: ['riskManager', 'administrator'], scopes: ['risk'] },
  acknowledgeAlerts: { roles: ['trader', 'riskManager', 'administrator'], scopes: ['risk'] },
  reconcile: { roles: ['riskManager', 'administrator'], scopes: ['risk'] },
  manageVenues: { roles: ['administrator'], scopes: ['admin'] },
  managePeople: { roles: ['administrator'], scopes: ['admin'] },
  manageWebhooks: { roles: ['administrator'], scopes: ['admin'] },
  manageOwnKeys: { roles: ['viewer', 'trader', 'riskManager', 'administrator'], scopes: ['admin'] },
} as const satisfies Readonly<Record<Permission, PermissionRow>>;

interface PermissionRow {
  readonly roles: readonly Role[];
  readonly scopes: readonly ApiKeyScope[];
}

/** The rights of a person. */
export function permissionsOfRole(role: Role): ReadonlySet<Permission> {
  return new Set(permissions.filter((right) => rowOf(right).roles.includes(role)));
}

/** The rights of a key: those of its scopes that its owner has too. */
export function permissionsOfKey(
  scopes: readonly ApiKeyScope[],
  role: Role,
): ReadonlySet<Permission> {
  return new Set(
    permissions.filter((right) => {
      const row = rowOf(right);
      return row.roles.includes(role) && row.scopes.some((scope) => scopes.includes(scope));
    }),
  );
}

/** Who would have the right, for the sentence that refuses it. */
export function holdersOf(right: Permission): string {
  const { roles, scopes } = rowOf(right);
  const keys = scopes.length === 0 ? 'no API key' : `API keys with scope ${scopes.join(' or ')}`;
  return `people with role ${roles.join(' or ')}, and ${keys}`;
}

function rowOf(right: Permission): PermissionRow {
  return permissionTable[right];
}
