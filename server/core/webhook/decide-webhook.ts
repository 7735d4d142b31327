import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { UserName } from '../values/ids';
import { failure, success } from '../values/result';
import type { Webhook, WebhookOutcome, WebhookTerms } from './webhook';

const webhooksMax = 20;

/**
 * Decides that a webhook is set, new or over the one with its id, which keeps what it has to deliver.
 * A new one, and one that is to have a new secret, gets the next generation.
 * Errors: webhook-malformed when there are as many as there may be.
 */
export function decideSetWebhook(
  { state }: DeskContext,
  terms: WebhookTerms,
  by: UserName,
  hasNewSecret: boolean,
): Decision<undefined> {
  const previous = state.webhooks.get(terms.webhookId);
  if (previous === undefined && state.webhooks.size >= webhooksMax) {
    const problem = `there are ${webhooksMax} already, and no more than that may be`;
    return refused({ code: 'webhook-malformed', field: 'name', problem });
  }
  const isKept = previous !== undefined && !hasNewSecret;
  const event: DeskEvent = {
    type: 'WEBHOOK_SET',
    terms,
    // Never one that a removed webhook of this id has had.
    generation: isKept ? previous.generation : state.sequence + 1,
    by,
    ...(previous === undefined ? {} : { previous: termsOf(previous) }),
  };
  return { events: [event], result: success(undefined) };
}

/** Decides that a webhook goes, with what it has not delivered. Error: webhook-not-found. */
export function decideRemoveWebhook(
  { state }: DeskContext,
  webhookId: string,
  by: UserName,
): Decision<undefined> {
  const previous = state.webhooks.get(webhookId);
  return previous === undefined
    ? refused({ code: 'webhook-not-found', webhookId })
    : {
        events: [{ type: 'WEBHOOK_REMOVED', webhookId, previous: termsOf(previous), by }],
        result: success(undefined),
      };
}

/** What came of the attempts to deliver. */
export interface DeliveryReport {
  readonly webhookId: string;
  readonly deliveryId: string;
  readonly outcome: WebhookOutcome;
  readonly attempts: number;
  readonly answer: string;
}

/** Decides that a delivery is over; no event for one that is not pending any more. */
export function decideDelivered(
  { state }: DeskContext,
  report: DeliveryReport,
): Decision<undefined> {
  const webhook = state.webhooks.get(report.webhookId);
  const delivery = webhook?.pending.find(({ deliveryId }) => deliveryId === report.deliveryId);
  if (webhook === undefined || delivery === undefined) {
    return { events: [], result: success(undefined) };
  }
  const { outcome, ...rest } = report;
  const message = `${webhook.name} did not get "${delivery.alert.message}" in ${report.attempts} attempts and will not: ${report.answer}.`;
  const event: DeskEvent =
    outcome === 'delivered'
      ? { type: 'WEBHOOK_DELIVERED', ...rest }
      : { type: 'WEBHOOK_GIVEN_UP', ...rest, message };
  return { events: [event], result: success(undefined) };
}

function refused(error: Extract<Decision<undefined>['result'], { readonly ok: false }>['error']) {
  return { events: [], result: failure(error) };
}

function termsOf({ webhookId, name, url, everythingFrom }: Webhook): WebhookTerms {
  return { webhookId, name, url, ...(everythingFrom === undefined ? {} : { everythingFrom }) };
}
