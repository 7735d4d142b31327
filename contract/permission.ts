import * as z from 'zod';
import { apiKeyScopes, roles } from '../server/core/access/role';

export const role = z.enum(roles, { error: `Must be one of ${roles.join(', ')}.` });
export type { ApiKeyScope, Role } from '../server/core/access/role';

export const apiKeyScope = z.enum(apiKeyScopes, {
  error: `Must be one of ${apiKeyScopes.join(', ')}.`,
});

/** What a call asks the right for. */
export const permissions = [
  /** See orders, positions, figures, limits, the journal. */
  'read',
  /** Send and modify orders, close positions. */
  'trade',
  /** Cancel orders: whoever may reduce risk. */
  'cancel',
  'sendSignals',
  /** Say yes or no to a signal that waits: what follows is an order of one's own. */
  'approveSignals',
  /** Make a strategy known, switch it on or to automatic; whoever may kill may switch it off. */
  'changeStrategies',
  'kill',
  'releaseKill',
  'changeMode',
  'changeLimits',
  'acknowledgeAlerts',
  /** Repair, waive and take back; feed in a drop copy. */
  'reconcile',
  /** Market data source and venue settings. */
  'manageVenues',
  'managePeople',
  /** Where alerts are sent to. */
  'manageWebhooks',
  /** Make and revoke API keys of one's own. */
  'manageOwnKeys',
] as const;
export type Permission = (typeof permissions)[number];
export const permission = z.enum(permissions);
