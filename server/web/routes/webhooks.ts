import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  type Webhook as WebhookOnTheWire,
  type WebhookRequest,
  type WebhookTest,
  webhook,
  webhookIdText,
  webhookPage,
  webhookRequest,
  webhookTest,
  webhookWithSecret,
} from '../../../contract/webhook';
import type { Webhook, WebhookTerms } from '../../core/webhook/webhook';
import type { Desk } from '../../desk';
import type { WebhookAnswer } from '../../ports/webhook-line';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentTime } from '../present/present-numbers';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';
import { onePage } from './page-of';

const tags = ['alerts'];
const params = z.strictObject({ webhookId: webhookIdText });
const needs = 'manageWebhooks';

export function webhookRoutes(api: Api, { desk, metrics, clock }: WebContext): void {
  const { webhooks } = desk;
  const present = (one: Webhook) => presentWebhook(one, desk);

  api.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Where alerts are sent to, with what waits and what came of the newest',
        response: answers(200, webhookPage),
      },
      config: { rule: { needs } },
    },
    () => onePage([...desk.state.webhooks.values()].map(present)),
  );

  api.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Send alerts to an address; the secret that signs them is shown this once',
        body: webhookRequest,
        response: answers(201, webhookWithSecret),
      },
      config: { rule: { needs, asksPassword: true } },
    },
    async (request, reply) => {
      const terms = termsOf(randomUUID(), request.body);
      const setting = webhooks.set(terms, actorOf(callerOf(request)), true);
      const made = unwrap(await metrics.command('setWebhook', setting));
      return reply.code(201).send({ ...present(made), secret: webhooks.secretOf(made) });
    },
  );

  api.put(
    '/webhooks/:webhookId',
    {
      schema: {
        tags,
        summary: 'Change a webhook; what waits goes to the new address at once',
        params,
        body: webhookRequest,
        response: answers(200, webhook),
      },
      config: { rule: { needs, asksPassword: true, remembersAnswer: true } },
    },
    async (request) => {
      const { webhookId } = unwrap(webhooks.get(request.params.webhookId));
      const terms = termsOf(webhookId, request.body);
      const setting = webhooks.set(terms, actorOf(callerOf(request)));
      return present(unwrap(await metrics.command('setWebhook', setting)));
    },
  );

  api.post(
    '/webhooks/:webhookId/secret',
    {
      schema: {
        tags,
        summary: 'Give a webhook a new secret, shown this once; the old one signs nothing more',
        params,
        response: answers(200, webhookWithSecret),
      },
      config: { rule: { needs, asksPassword: true } },
    },
    async (request) => {
      const { webhookId, ...known } = unwrap(webhooks.get(request.params.webhookId));
      const terms = termsOf(webhookId, known);
      const setting = webhooks.set(terms, actorOf(callerOf(request)), true);
      const made = unwrap(await metrics.command('setWebhook', setting));
      return { ...present(made), secret: webhooks.secretOf(made) };
    },
  );

  api.post(
    '/webhooks/:webhookId/test',
    {
      schema: {
        tags,
        summary: 'Send a test now, once, and say what was answered',
        params,
        response: answers(200, webhookTest),
      },
      config: { rule: { needs } },
    },
    async (request) => {
      const begun = clock.monotonic();
      const answer = unwrap(await webhooks.test(request.params.webhookId));
      return presentTest(answer, clock.monotonic() - begun);
    },
  );

  api.delete(
    '/webhooks/:webhookId',
    {
      schema: {
        tags,
        summary: 'Take a webhook away, with what it has not delivered',
        params,
        response: answers(204, nothing),
      },
      config: { rule: { needs } },
    },
    async (request, reply) => {
      const removing = webhooks.remove(request.params.webhookId, actorOf(callerOf(request)));
      unwrap(await metrics.command('removeWebhook', removing));
      return reply.status(204).send();
    },
  );
}

function termsOf(
  webhookId: string,
  { name, url, everythingFrom }: WebhookRequest | Omit<Webhook, 'webhookId'>,
): WebhookTerms {
  return { webhookId, name, url, ...(everythingFrom === undefined ? {} : { everythingFrom }) };
}

function presentWebhook(one: Webhook, { webhooks }: Desk): WebhookOnTheWire {
  const { webhookId, name, url, everythingFrom, changedBy, changedAt, pending, results } = one;
  return {
    ...{ webhookId, name, url, changedBy },
    ...(everythingFrom === undefined ? {} : { everythingFrom }),
    changedAt: presentTime(changedAt),
    pending: pending.length,
    ...webhooks.standingOf(webhookId),
    results: results.map((result) => ({
      ...result,
      raisedAt: presentTime(result.raisedAt),
      at: presentTime(result.at),
    })),
  };
}

function presentTest(answer: WebhookAnswer, tookMs: number): WebhookTest {
  const words = answer.kind === 'answered' ? `HTTP ${answer.status}` : answer.reason;
  const delivered = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
  return { delivered, answer: words, tookMs: Math.round(tookMs) };
}
