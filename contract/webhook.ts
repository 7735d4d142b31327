import * as z from 'zod';
import { alertSeverities } from '../server/core/desk/alert';
import { webhookOutcomes } from '../server/core/webhook/webhook';
import { pageOf } from './page';
import { timeText } from './time-text';

export const webhookIdText = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, { error: 'Must be the id of a webhook.' });

const severity = z.enum(alertSeverities, {
  error: `Must be one of ${alertSeverities.join(', ')}.`,
});

/** What became of a delivery: `delivered`, or `givenUp` after its last attempt. */
export const webhookResult = z.object({
  deliveryId: z.string(),
  code: z.string(),
  severity: z.enum(alertSeverities),
  message: z.string(),
  raisedAt: timeText,
  outcome: z.enum(webhookOutcomes),
  attempts: z.int(),
  /** `HTTP 200`, or why nothing was answered. */
  answer: z.string(),
  at: timeText,
});
export type WebhookResult = z.infer<typeof webhookResult>;

/** Where alerts are sent to, and how that goes. */
export const webhook = z
  .object({
    webhookId: z.string(),
    name: z.string(),
    url: z.string(),
    everythingFrom: z.enum(alertSeverities).optional(),
    changedBy: z.string(),
    changedAt: timeText,
    /** Alerts that wait to be delivered. */
    pending: z.int(),
    /** Of the one that is being delivered, so far, and what the last of them met. */
    attempts: z.int(),
    lastFailure: z.string().optional(),
    /** The newest, newest first. */
    results: z.array(webhookResult),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhook>;

export const webhookPage = pageOf(webhook);

/** The only time the secret is shown. */
export const webhookWithSecret = z
  .object({ ...webhook.shape, secret: z.string() })
  .meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>;

export const webhookRequest = z
  .strictObject({
    name: z
      .string({ error: 'Say who is told, in a few words.' })
      .trim()
      .min(1, { error: 'Say who is told, in a few words.' })
      .max(80, { error: 'Must be at most 80 characters.' }),
    url: z
      .url({ protocol: /^https?$/, error: 'Must be an address that begins with https://.' })
      .max(2_000, { error: 'Must be at most 2000 characters.' }),
    /** Every alert at least so severe; absent: the alerts of rules alone. */
    everythingFrom: severity.optional(),
  })
  .meta({ id: 'WebhookRequest' });
export type WebhookRequest = z.output<typeof webhookRequest>;

/** What came of a test. */
export const webhookTest = z
  .object({
    delivered: z.boolean(),
    /** `HTTP 200`, or why nothing was answered. */
    answer: z.string(),
    tookMs: z.number(),
  })
  .meta({ id: 'WebhookTest' });
export type WebhookTest = z.infer<typeof webhookTest>;
