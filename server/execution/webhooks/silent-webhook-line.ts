import type { WebhookLine } from '../../ports/webhook-line';

/** The line of a desk that was given none: nothing can be set, and nothing is sent. */
export const silentWebhookLine: WebhookLine = {
  problemWith: () => 'cannot be called: this desk has no line to webhooks',
  secretOf: () => '',
  send: () => Promise.resolve({ kind: 'forbidden', reason: 'this desk has no line to webhooks' }),
};
