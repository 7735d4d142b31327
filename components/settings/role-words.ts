import type { ApiKeyScope, Role } from '@/contract/permission';

/** What a role is called, and what it may do. */
export const roleWords = {
  viewer: { name: 'Viewer', may: 'sees everything, changes nothing' },
  trader: { name: 'Trader', may: 'sends orders, cancels, closes, kills' },
  riskManager: { name: 'Risk manager', may: 'limits, modes, release, cancels, kill; no orders' },
  administrator: { name: 'Administrator', may: 'people, keys and venues, and all of the above' },
} as const satisfies Record<Role, { name: string; may: string }>;

export const scopeWords = {
  read: 'see everything',
  trade: 'orders, closing, the kill',
  signals: 'send signals',
  risk: 'limits, mode, cancel, kill and release',
  admin: 'people, keys, venues',
} as const satisfies Record<ApiKeyScope, string>;

/** The least that is wanted where nothing was said. */
export const roleOrder: readonly Role[] = ['viewer', 'trader', 'riskManager', 'administrator'];
export const scopeOrder: readonly ApiKeyScope[] = ['read', 'trade', 'signals', 'risk', 'admin'];
