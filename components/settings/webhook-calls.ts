import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import {
  type Webhook,
  type WebhookRequest,
  type WebhookTest,
  type WebhookWithSecret,
  webhook,
  webhookPage,
  webhookTest,
  webhookWithSecret,
} from '@/contract/webhook';

/** The webhooks; asked again now and then, for deliveries come and go by themselves. */
export function useWebhooks() {
  return useApiQuery('/webhooks', webhookPage, { refetchIntervalMs: 3_000 });
}

export function makeWebhookCall(body: WebhookRequest): ApiRequest<WebhookWithSecret> {
  return { method: 'POST', path: '/webhooks', body, schema: webhookWithSecret };
}

export interface WebhookChange {
  readonly webhookId: string;
  readonly terms: WebhookRequest;
}

export function changeWebhookCall({ webhookId, terms }: WebhookChange): ApiRequest<Webhook> {
  return { method: 'PUT', path: pathOf`/webhooks/${webhookId}`, body: terms, schema: webhook };
}

export function renewSecretCall({ webhookId }: Webhook): ApiRequest<WebhookWithSecret> {
  return { method: 'POST', path: pathOf`/webhooks/${webhookId}/secret`, schema: webhookWithSecret };
}

export function testWebhookCall({ webhookId }: Webhook): ApiRequest<WebhookTest> {
  return { method: 'POST', path: pathOf`/webhooks/${webhookId}/test`, schema: webhookTest };
}

export function removeWebhookCall({ webhookId }: Webhook): ApiRequest<undefined> {
  return { method: 'DELETE', path: pathOf`/webhooks/${webhookId}` };
}
