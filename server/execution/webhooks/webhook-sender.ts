import type { Actor } from '../../core/order/order-origin';
import { type DeliveryReport, decideDelivered } from '../../core/webhook/decide-webhook';
import type { Webhook, WebhookDelivery } from '../../core/webhook/webhook';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { RandomStream } from '../../ports/random';
import type { Cancel, Timer } from '../../ports/timer';
import type { WebhookAnswer, WebhookLine } from '../../ports/webhook-line';
import type { CommittedEvent } from '../kernel/committed-event';
import type { DeskKernel } from '../kernel/desk-kernel';
import { webhookBody, webhookTestBody } from './webhook-body';

const actor: Actor = { kind: 'desk', part: 'webhooks' };
/** Then it is given up: about ten minutes after the first. */
export const attemptsMax = 8;
/** One more than this, and the oldest is given up: a receiver that is away for long gets the newest. */
const pendingMax = 500;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

interface Ports {
  readonly line: WebhookLine;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly jitter: RandomStream;
}

/** How the delivery at the head of a webhook's line stands. */
export interface LaneStanding {
  readonly attempts: number;
  readonly lastFailure?: string;
}

/**
 * Delivers alerts to webhooks.
 *
 * 1. What is to be delivered stands in the state and follows from the journal: nothing is lost by a
 *    restart, and an attempt that nobody could write down is made again under the same id.
 * 2. One webhook after the order of its alerts, all webhooks beside each other: a receiver that is away
 *    holds up its own line alone.
 * 3. Eight attempts with growing pauses and jitter; what is given up is an alert of its own, which is
 *    told by no webhook.
 */
export class WebhookSender {
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly lanes = new Map<string, Lane>();
  private tests = 0;
  private isStarted = false;

  constructor(kernel: DeskKernel, ports: Ports) {
    this.kernel = kernel;
    this.ports = ports;
    kernel.onCommitted((events) => {
      if (this.isStarted) {
        this.follow(events);
      }
    });
  }

  start(): void {
    this.isStarted = true;
    this.goOn();
  }

  stop(): void {
    this.isStarted = false;
    for (const id of this.lanes.keys()) {
      this.forget(id);
    }
  }

  standingOf(webhookId: string): LaneStanding {
    const { attempts = 0, lastFailure } = this.lanes.get(webhookId) ?? {};
    return { attempts, ...(lastFailure === undefined ? {} : { lastFailure }) };
  }

  /** One message beside the line, answered at once and never tried again. */
  test({ webhookId, name, url, generation }: Webhook): Promise<WebhookAnswer> {
    const { clock, line } = this.ports;
    this.tests += 1;
    const deliveryId = `${webhookId}-test-${clock.now()}-${this.tests}`;
    return line.send({
      ...{ url, deliveryId, secret: line.secretOf(webhookId, generation) },
      body: webhookTestBody(name, deliveryId, clock.now()),
    });
  }

  private follow(events: readonly CommittedEvent[]): void {
    for (const { event } of events) {
      if (event.type === 'WEBHOOK_SET') {
        // Another address may be the right one: no need to wait.
        this.forget(event.terms.webhookId);
      } else if (event.type === 'WEBHOOK_REMOVED') {
        this.forget(event.webhookId);
      }
    }
    this.goOn();
  }

  private goOn(): void {
    for (const webhook of this.kernel.state.webhooks.values()) {
      this.deliverNext(webhook);
    }
  }

  private deliverNext(webhook: Webhook): void {
    const [delivery] = webhook.pending;
    if (!this.isStarted || delivery === undefined || !this.mayLeave(delivery)) {
      return;
    }
    const { webhookId } = webhook;
    const known = this.lanes.get(webhookId);
    if (known?.deliveryId === delivery.deliveryId) {
      return;
    }
    this.forget(webhookId);
    const lane: Lane = { deliveryId: delivery.deliveryId, attempts: 0 };
    this.lanes.set(webhookId, lane);
    if (webhook.pending.length > pendingMax) {
      this.settle(webhookId, lane, 'givenUp', `more than ${pendingMax} alerts wait behind it`);
    } else {
      void this.attempt(webhookId, lane);
    }
  }

  /** Like every effect, once it is durable; with a journal that cannot write people are told all the more. */
  private mayLeave({ alert }: WebhookDelivery): boolean {
    const { journal } = this.ports;
    return alert.sequence <= journal.durableSequence || journal.health.status !== 'writing';
  }

  private async attempt(webhookId: string, lane: Lane): Promise<void> {
    const webhook = this.kernel.state.webhooks.get(webhookId);
    const delivery = webhook?.pending.find((one) => one.deliveryId === lane.deliveryId);
    if (webhook === undefined || delivery === undefined) {
      return;
    }
    const { line } = this.ports;
    const answer = await line.send({
      url: webhook.url,
      secret: line.secretOf(webhookId, webhook.generation),
      deliveryId: lane.deliveryId,
      body: webhookBody(webhook.name, lane.deliveryId, delivery.alert),
    });
    if (this.isStarted && this.lanes.get(webhookId) === lane) {
      this.hear(webhookId, lane, answer);
    }
  }

  private hear(webhookId: string, lane: Lane, answer: WebhookAnswer): void {
    lane.attempts += 1;
    const words = answer.kind === 'answered' ? `HTTP ${answer.status}` : answer.reason;
    if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) {
      this.settle(webhookId, lane, 'delivered', words);
    } else if (answer.kind === 'forbidden' || lane.attempts >= attemptsMax) {
      this.settle(webhookId, lane, 'givenUp', words);
    } else {
      lane.lastFailure = words;
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 3 ** (lane.attempts - 1));
      lane.cancelWait = this.ports.timer.after(
        pauseMs * (0.75 + this.ports.jitter.next() / 2),
        () => void this.attempt(webhookId, lane),
      );
    }
  }

  /** The next one goes when this is written down. */
  private settle(
    webhookId: string,
    { deliveryId, attempts }: Lane,
    outcome: DeliveryReport['outcome'],
    answer: string,
  ): void {
    const report = { webhookId, deliveryId, outcome, attempts, answer };
    void this.kernel.run(actor, (desk) => decideDelivered(desk, report));
  }

  private forget(webhookId: string): void {
    this.lanes.get(webhookId)?.cancelWait?.();
    this.lanes.delete(webhookId);
  }
}

interface Lane {
  readonly deliveryId: string;
  attempts: number;
  lastFailure?: string;
  cancelWait?: Cancel;
}
