import { type Alert, alertSeverities } from '../desk/alert';
import type { RecordedEvent, WebhookEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import {
  deadLetterCode,
  type Webhook,
  type WebhookDelivery,
  type WebhookOutcome,
  type WebhookResult,
} from './webhook';

const resultsKept = 20;

/** Applies an event of the webhooks. One about a webhook that has gone meanwhile changes nothing. */
export function evolveWebhooks(
  state: DeskState,
  event: WebhookEvent,
  { time, sequence }: RecordedEvent,
): void {
  switch (event.type) {
    case 'WEBHOOK_SET': {
      const { terms, generation, by } = event;
      const known = state.webhooks.get(terms.webhookId);
      state.webhooks.set(terms.webhookId, {
        ...terms,
        generation,
        changedBy: by,
        changedAt: time,
        pending: known?.pending ?? [],
        results: known?.results ?? [],
        sequence,
      });
      return;
    }
    case 'WEBHOOK_REMOVED':
      state.webhooks.delete(event.webhookId);
      return;
    case 'WEBHOOK_DELIVERED':
      settle(state, event, 'delivered', { time, sequence });
      return;
    case 'WEBHOOK_GIVEN_UP':
      settle(state, event, 'givenUp', { time, sequence });
  }
}

/**
 * An alert was raised: whoever wants it has it to deliver. One that repeats an alert that still waits
 * takes its place at the end, with the count: the first in the line may be on its way and stays.
 */
export function queueForWebhooks(state: DeskState, alert: Alert, isOfRule: boolean): void {
  for (const webhook of state.webhooks.values()) {
    if (wants(webhook, alert, isOfRule)) {
      const deliveryId = `${webhook.webhookId}-${alert.sequence}`;
      const delivery: WebhookDelivery = { deliveryId, alert };
      const [first, ...waiting] = webhook.pending;
      const others = waiting.filter((one) => one.alert.alertId !== alert.alertId);
      const pending = first === undefined ? [delivery] : [first, ...others, delivery];
      state.webhooks.set(webhook.webhookId, { ...webhook, pending, sequence: alert.sequence });
    }
  }
}

function wants({ everythingFrom }: Webhook, { code, severity }: Alert, isOfRule: boolean): boolean {
  if (code === deadLetterCode) {
    return false;
  }
  const rank = alertSeverities.indexOf(severity);
  return (
    isOfRule || (everythingFrom !== undefined && rank >= alertSeverities.indexOf(everythingFrom))
  );
}

function settle(
  state: DeskState,
  event: Extract<WebhookEvent, { readonly deliveryId: string }>,
  outcome: WebhookOutcome,
  { time, sequence }: Pick<RecordedEvent, 'time' | 'sequence'>,
): void {
  const webhook = state.webhooks.get(event.webhookId);
  const delivery = webhook?.pending.find(({ deliveryId }) => deliveryId === event.deliveryId);
  if (webhook === undefined || delivery === undefined) {
    return;
  }
  const { code, severity, message, lastAt } = delivery.alert;
  const result: WebhookResult = {
    ...{ deliveryId: event.deliveryId, code, severity, message, raisedAt: lastAt, outcome },
    attempts: event.attempts,
    answer: event.answer,
    at: time,
  };
  state.webhooks.set(webhook.webhookId, {
    ...webhook,
    pending: webhook.pending.filter((one) => one !== delivery),
    results: [result, ...webhook.results].slice(0, resultsKept),
    sequence,
  });
}
