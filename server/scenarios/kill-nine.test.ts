import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { administrator, DeskProcess } from '../../e2e/desk-process.fixture';
import { seededRandom } from '../system/seeded-random';

const kills = Number(process.env['TEST_KILLS'] ?? 50);
const seed = Number(process.env['TEST_SEED'] ?? 1);
const callers = 8;

interface Acknowledged {
  readonly clientOrderId: string;
  readonly orderId: string;
}

/** Sends orders until told to stop, and remembers what it was told. */
class Caller {
  readonly acknowledged: Acknowledged[] = [];
  /** Sent, and no answer came: the order may exist or not. */
  readonly unanswered: string[] = [];
  /** What the desk would not do; one that finds orders it does not know keeps programs out. */
  readonly refusals: string[] = [];
  private readonly desk: DeskProcess;
  private readonly key: string;

  constructor(desk: DeskProcess, key: string) {
    this.desk = desk;
    this.key = key;
  }

  async sendUntil(isOver: () => boolean, name: string): Promise<void> {
    for (let count = 0; !isOver(); count += 1) {
      await this.send(`${name}-${count}`);
    }
  }

  async send(clientOrderId: string): Promise<number> {
    const answer = await fetch(`${this.desk.url}/api/v1/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        clientOrderId,
        instrument: 'AAPL',
        side: 'buy',
        orderType: 'limit',
        quantity: '1',
        limitPrice: '1.00',
        timeInForce: 'goodTillCancel',
      }),
    }).then(
      async (response) => ({
        status: response.status,
        body: (await response.json()) as { orderId: string },
      }),
      () => undefined,
    );
    if (answer?.status === 201 || answer?.status === 200) {
      this.acknowledged.push({ clientOrderId, orderId: answer.body.orderId });
    } else if (answer === undefined) {
      this.unanswered.push(clientOrderId);
    } else {
      this.refusals.push(`${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer?.status ?? 0;
  }
}

const settings = { DESK_PAGES: 'off', DESK_RATE_LIMIT_PER_SECOND: '100000' } as const;

describe('kill -9 at any moment under load [P1]', () => {
  test(`over ${kills} kills every acknowledged order is there, none twice [seed ${seed}]`, async () => {
    const desk = await DeskProcess.start(settings);
    const counted = await killAndCount(desk, kills);
    await desk.remove();

    const { acknowledged, retried, refusals, missing, doubled, isIntact } = counted;
    expect(refusals).toEqual([]);
    expect(acknowledged).toBeGreaterThan(kills * 5);
    expect(retried).toBeGreaterThan(0);
    expect(missing).toEqual([]);
    expect(doubled).toEqual([]);
    expect(isIntact).toBe(true);
  }, 900_000);

  test('a desk that says yes before the sync loses some: the test bites', async () => {
    const program = 'dist/test/careless-desk.js';
    await build({
      entryPoints: ['server/scenarios/careless-desk.fixture.ts'],
      outfile: program,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const desk = await DeskProcess.start(settings, program);
    const { missing } = await killAndCount(desk, 5);
    await desk.remove();

    expect(missing.length).toBeGreaterThan(0);
  }, 240_000);
});

/** Load, kill, start, ask again for what had no answer; and in the end what the journal says. */
async function killAndCount(desk: DeskProcess, times: number) {
  const key = await createKey(desk);
  const chance = seededRandom(seed).stream('kills');
  const acknowledged: Acknowledged[] = [];
  const refusals: string[] = [];
  let retried = 0;
  for (let round = 0; round < times && refusals.length === 0; round += 1) {
    const caller = new Caller(desk, key);
    let isOver = false;
    const load = Promise.all(
      Array.from({ length: callers }, (_, index) =>
        caller.sendUntil(() => isOver, `r${round}-${index}`),
      ),
    );
    await new Promise((resume) => setTimeout(resume, 20 + chance.below(180)));
    await desk.kill();
    isOver = true;
    await load;
    acknowledged.push(...caller.acknowledged);
    await desk.start();
    const again = new Caller(desk, key);
    for (const clientOrderId of caller.unanswered) {
      await again.send(clientOrderId);
      retried += 1;
    }
    acknowledged.push(...again.acknowledged);
    refusals.push(...caller.refusals, ...again.refusals);
  }
  const submitted = await submissions(desk, key);
  const { intact } = (await call(desk, key, '/api/v1/events/verify')) as { intact: boolean };
  return {
    acknowledged: acknowledged.length,
    retried,
    refusals,
    missing: acknowledged.filter(
      ({ clientOrderId, orderId }) => !submitted.get(clientOrderId)?.includes(orderId),
    ),
    doubled: [...submitted].filter(([, orderIds]) => orderIds.length > 1),
    isIntact: intact,
  };
}

async function createKey(desk: DeskProcess): Promise<string> {
  const signedIn = await fetch(`${desk.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ username: administrator.user, password: administrator.password }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const created = await fetch(`${desk.url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url, cookie },
    body: JSON.stringify({ name: 'kill-nine', scopes: ['read', 'trade'] }),
  });
  const { secret } = (await created.json()) as { secret?: string };
  if (secret === undefined) {
    throw new Error(`No key was made: ${created.status}\n${desk.log}`);
  }
  return secret;
}

/** Every order that the journal has, by client order id: the truth. */
async function submissions(desk: DeskProcess, key: string): Promise<Map<string, string[]>> {
  const byClient = new Map<string, string[]>();
  let after = 0;
  for (;;) {
    const page = (await call(
      desk,
      key,
      `/api/v1/events?type=ORDER_SUBMITTED&limit=1000&after=${after}`,
    )) as {
      items: { sequence: number; payload: { order: Acknowledged } }[];
    };
    const last = page.items.at(-1);
    if (last === undefined) {
      return byClient;
    }
    for (const { payload } of page.items) {
      const { clientOrderId, orderId } = payload.order;
      byClient.set(clientOrderId, [...(byClient.get(clientOrderId) ?? []), orderId]);
    }
    after = last.sequence;
  }
}

async function call(desk: DeskProcess, key: string, path: string): Promise<unknown> {
  const response = await fetch(`${desk.url}${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return response.json();
}
