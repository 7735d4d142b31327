import type { ApiKey } from '@/contract/api-key';

/** Whether a key works now. */
export function keyState({ revokedAt, expiresAt }: ApiKey, nowMs = Date.now()) {
  if (revokedAt !== undefined) {
    return { word: 'revoked', tone: 'calm' } as const;
  }
  return expiresAt !== undefined && Date.parse(expiresAt) <= nowMs
    ? ({ word: 'expired', tone: 'calm' } as const)
    : ({ word: 'works', tone: 'up' } as const);
}
