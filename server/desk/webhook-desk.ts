import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import { toUserName } from '../core/values/ids';
import { failure, type Result, success } from '../core/values/result';
import { decideRemoveWebhook, decideSetWebhook } from '../core/webhook/decide-webhook';
import type { Webhook, WebhookTerms } from '../core/webhook/webhook';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { LaneStanding, WebhookSender } from '../execution/webhooks/webhook-sender';
import type { WebhookAnswer, WebhookLine } from '../ports/webhook-line';

interface Parts {
  readonly kernel: DeskKernel;
  readonly line: WebhookLine;
  readonly sender: WebhookSender;
}

/** Where alerts are sent to. */
export class WebhookDesk {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Sets a webhook, new or over the one with its id. Errors: webhook-malformed. */
  async set(
    terms: WebhookTerms,
    actor: Actor,
    hasNewSecret = false,
  ): Promise<Result<Webhook, Refusal>> {
    const { kernel, line } = this.parts;
    const problem = line.problemWith(terms.url);
    if (problem !== undefined) {
      return failure({ code: 'webhook-malformed', field: 'url', problem });
    }
    const by = toUserName('user' in actor ? actor.user : 'desk');
    const outcome = await kernel.run(actor, (desk) =>
      decideSetWebhook(desk, terms, by, hasNewSecret),
    );
    return outcome.ok ? this.get(terms.webhookId) : outcome;
  }

  remove(webhookId: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const by = toUserName('user' in actor ? actor.user : 'desk');
    return this.parts.kernel.run(actor, (desk) => decideRemoveWebhook(desk, webhookId, by));
  }

  get(webhookId: string): Result<Webhook, Refusal> {
    const webhook = this.parts.kernel.state.webhooks.get(webhookId);
    return webhook === undefined
      ? failure({ code: 'webhook-not-found', webhookId })
      : success(webhook);
  }

  /** To be shown once, to who has set it. */
  secretOf({ webhookId, generation }: Webhook): string {
    return this.parts.line.secretOf(webhookId, generation);
  }

  standingOf(webhookId: string): LaneStanding {
    return this.parts.sender.standingOf(webhookId);
  }

  /** Sends a message that says that it is a test, once. Error: webhook-not-found. */
  async test(webhookId: string): Promise<Result<WebhookAnswer, Refusal>> {
    const webhook = this.get(webhookId);
    return webhook.ok ? success(await this.parts.sender.test(webhook.value)) : webhook;
  }
}
