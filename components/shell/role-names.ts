import type { Role } from '@/contract/permission';

export const roleNames = {
  viewer: 'viewer',
  trader: 'trader',
  riskManager: 'risk manager',
  administrator: 'administrator',
} as const satisfies Record<Role, string>;
