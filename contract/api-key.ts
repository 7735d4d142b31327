import * as z from 'zod';
import { pageOf } from './page';
import { apiKeyScope } from './permission';
import { timeInput, timeText } from './time-text';

export const apiKey = z
  .object({
    apiKeyId: z.string(),
    name: z.string(),
    username: z.string(),
    scopes: z.array(apiKeyScope),
    createdAt: timeText,
    expiresAt: timeText.optional(),
    lastUsedAt: timeText.optional(),
    revokedAt: timeText.optional(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKey>;

export const apiKeyPage = pageOf(apiKey);

/** The only time the secret is shown. */
export const apiKeyCreated = z
  .object({ ...apiKey.shape, secret: z.string() })
  .meta({ id: 'ApiKeyCreated' });
export type ApiKeyCreated = z.infer<typeof apiKeyCreated>;

export const apiKeyRequest = z
  .strictObject({
    name: z
      .string({ error: 'Name the program that will use the key.' })
      .trim()
      .min(1, { error: 'Name the program that will use the key.' })
      .max(64, { error: 'Must be at most 64 characters.' }),
    scopes: z
      .array(apiKeyScope, { error: 'Must be a list of scopes.' })
      .min(1, { error: 'Choose at least one scope.' })
      .max(5, { error: 'Name each scope once.' })
      .refine((scopes) => new Set(scopes).size === scopes.length, {
        error: 'Name each scope once.',
      }),
    /** Absent: the key works until it is revoked. */
    expiresAt: timeInput.optional(),
  })
  .meta({ id: 'ApiKeyRequest' });
export type ApiKeyRequest = z.output<typeof apiKeyRequest>;
