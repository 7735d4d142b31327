import { beforeEach, describe, expect, test } from 'vitest';
import type { Webhook } from '../../core/webhook/webhook';
import type { WebhookAnswer, WebhookLine, WebhookMessage } from '../../ports/webhook-line';
import { chief, DeskHarness } from '../../scenarios/desk-harness.fixture';
import { attemptsMax } from './webhook-sender';

const taken: WebhookAnswer = { kind: 'answered', status: 204 };
const broken: WebhookAnswer = { kind: 'answered', status: 500 };

/** A receiver that answers as the test says, and remembers what reached it. */
class Receiver implements WebhookLine {
  readonly got: WebhookMessage[] = [];
  readonly answers: (WebhookAnswer | 'nothing')[] = [];
  isAway = false;

  problemWith(): undefined {
    return undefined;
  }

  secretOf(webhookId: string, generation: number): string {
    return `${webhookId}/${generation}`;
  }

  send(message: WebhookMessage): Promise<WebhookAnswer> {
    this.got.push(message);
    const answer = this.answers.shift() ?? (this.isAway ? broken : taken);
    return answer === 'nothing' ? new Promise(() => undefined) : Promise.resolve(answer);
  }

  /** What reached it, each by the words of its alert. */
  words(): readonly string[] {
    return this.got.map(({ body }) => JSON.parse(body).alert.message);
  }
}

let receiver: Receiver;
let harness: DeskHarness;

beforeEach(async () => {
  receiver = new Receiver();
  harness = new DeskHarness();
  harness.webhooks = receiver;
  await harness.start();
});

async function connect(everythingFrom?: Webhook['everythingFrom'], webhookId = 'w1') {
  const terms = { webhookId, name: 'night watch', url: 'https://watch.example/' };
  await harness.settle(
    harness.desk.webhooks.set({ ...terms, ...(everythingFrom && { everythingFrom }) }, chief, true),
  );
}

/** Rules that fire at once, each with its own alert. */
async function alarm(count: number): Promise<void> {
  for (let one = 0; one < count; one += 1) {
    await harness.settle(
      harness.desk.alerts.setRule(
        {
          ruleId: `r${one}`,
          name: `rule ${one}`,
          account: harness.desk.mainAccount,
          metric: 'grossExposure',
          comparison: 'below',
          threshold: 1n,
          rearmAt: 1n,
          severity: 'warning',
        },
        chief,
      ),
    );
    await harness.wait(1_000);
  }
}

const webhook = (id = 'w1') => harness.desk.state.webhooks.get(id);
const alerts = () => [...harness.desk.state.alerts.values()];

describe('a webhook', () => {
  test('gets the alerts of rules in their order, each once when it is taken', async () => {
    await connect();

    await alarm(3);

    expect(receiver.words().map((words) => words.slice(-9))).toEqual([
      '(rule 0).',
      '(rule 1).',
      '(rule 2).',
    ]);
    expect(webhook()).toMatchObject({ pending: [], results: [{ outcome: 'delivered' }, {}, {}] });
  });

  test('is asked again with growing pauses, and the later alert waits for the earlier', async () => {
    await connect();
    receiver.answers.push(broken, { kind: 'failed', reason: 'ECONNREFUSED' });

    await alarm(2);
    await harness.wait(8_000);

    const ids = receiver.got.map(({ deliveryId }) => deliveryId);
    expect(ids).toEqual([ids[0], ids[0], ids[0], ids[3]]);
    expect(webhook()?.results).toMatchObject([
      { outcome: 'delivered', attempts: 1 },
      { outcome: 'delivered', attempts: 3 },
    ]);
  });

  test('that stays away gets no more of it, which is an alert, and no other webhook is told', async () => {
    await connect('info');
    await connect('info', 'w2');
    receiver.isAway = true;

    await alarm(1);
    await harness.wait(1_200_000);

    expect(webhook()?.results).toMatchObject([
      { outcome: 'givenUp', attempts: attemptsMax, answer: 'HTTP 500' },
    ]);
    const deadLetters = alerts().filter(({ code }) => code === 'webhook-dead-letter');
    expect(deadLetters.map(({ alertId, severity }) => `${alertId} ${severity}`).sort()).toEqual([
      'webhook-dead-letter/w1 high',
      'webhook-dead-letter/w2 high',
    ]);
    expect(receiver.got).toHaveLength(2 * attemptsMax);
  });

  test('whose address must not be called is given up at once', async () => {
    await connect();
    receiver.answers.push({ kind: 'forbidden', reason: 'a private network' });

    await alarm(1);

    expect(webhook()?.results).toMatchObject([{ outcome: 'givenUp', attempts: 1 }]);
  });

  test('gets after a crash what it had not answered, under the same id, before what came later', async () => {
    await connect();
    receiver.answers.push('nothing');
    await alarm(2);
    const [first] = receiver.got;

    await harness.crash();
    await harness.wait(1_000);

    const [, again, later] = receiver.got;
    expect(again?.deliveryId).toBe(first?.deliveryId);
    expect(later?.deliveryId).not.toBe(first?.deliveryId);
    expect(webhook()?.pending).toEqual([]);
  });

  test('is told once of an alert that repeats while it waits, with the count', async () => {
    await connect();
    receiver.answers.push('nothing');
    await alarm(2);
    await alarm(2);
    await alarm(2);

    expect(webhook()?.pending.map(({ alert }) => `${alert.alertId} ${alert.count}`)).toEqual([
      'alert-rule/r0 1',
      'alert-rule/r0 3',
      'alert-rule/r1 3',
    ]);
  });

  test('that wants only grave alerts beside those of rules gets no other', async () => {
    await connect('critical');
    await harness.settle(harness.desk.setMode('automatic', 'test', chief));
    harness.venue.isDown = true;
    await harness.wait(5_000);

    const severities = receiver.got.map(({ body }) => JSON.parse(body).alert.severity);
    expect(alerts().some(({ severity }) => severity !== 'critical')).toBe(true);
    expect(severities.filter((severity) => severity !== 'critical')).toEqual([]);
  });

  test('with a new address has what waits sent there at once', async () => {
    await connect();
    receiver.isAway = true;
    await alarm(1);
    await harness.wait(20_000);
    const tried = receiver.got.length;
    receiver.isAway = false;

    await harness.settle(
      harness.desk.webhooks.set(
        { webhookId: 'w1', name: 'night watch', url: 'https://other.example/' },
        chief,
      ),
    );
    await harness.quiet();

    expect(receiver.got[tried]).toMatchObject({ url: 'https://other.example/' });
    expect(webhook()?.pending).toEqual([]);
  });
});
