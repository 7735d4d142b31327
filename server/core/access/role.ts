/** What a person may do; `api.md`, Who. */
export const roles = ['viewer', 'trader', 'riskManager', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** What a program with a key may do. */
export const apiKeyScopes = ['read', 'trade', 'signals', 'risk', 'admin'] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];
