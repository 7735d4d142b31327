import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyMessage, type FeedMessage, resyncRequestOf } from '@/components/feed/apply-message';
import { emptyFeedState, type FeedState } from '@/components/feed/feed-state';
import { openOrderCount } from '../../core/desk/open-orders';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';
import { type ClientSocket, connectStream, listen, type Received } from './stream-client.fixture';

/**
 * P11: whatever is lost or cut on the way, the page ends in the desk's state or says that it is
 * behind. The page is the real fold, the desk and the line are real; the line loses messages.
 */

let world: WebWorld;
let url: string;
let page: Credentials;

beforeAll(async () => {
  world = await openWorld();
  url = (await world.web.listen(0, '127.0.0.1')).url;
  const { cookie = '' } = await world.person('trader');
  page = { cookie, origin: url };
});
afterAll(() => world.close());

/** A page that folds what reaches it, and asks again as the real one does. */
class LossyPage {
  readonly state: FeedState = emptyFeedState();
  readonly socket: ClientSocket;
  readonly lost: string[] = [];
  private readonly loses: () => boolean;
  private readonly asking: NodeJS.Timeout;

  constructor(loses: () => boolean) {
    this.loses = loses;
    this.socket = connectStream(url, { ...page });
    this.socket.on('connect', () => this.take({ kind: 'connected' }));
    listen(this.socket, (received) => this.hear(received));
    // The real page asks again each second while it is behind.
    this.asking = setInterval(() => {
      if (this.phase !== 'current' && this.socket.connected) {
        this.socket.emit('resync', resyncRequestOf(this.state));
      }
    }, 300);
  }

  get phase() {
    return this.state.values.cursor.phase;
  }

  get sequence() {
    return this.state.values.cursor.sequence;
  }

  /** As when a cable is pulled: no good-bye in either direction. */
  cut(): void {
    if (this.socket.connected) {
      const { transport } = this.socket.io.engine as unknown as {
        readonly transport: { readonly ws: { terminate(): void } };
      };
      transport.ws.terminate();
    }
  }

  /** From now on it asks only what its fold asks for: nothing is asked again. */
  asksOnce(): void {
    clearInterval(this.asking);
  }

  close(): void {
    this.asksOnce();
    this.socket.close();
  }

  private hear(received: Received): void {
    if (this.loses()) {
      this.lost.push(received.kind);
      return;
    }
    this.take(received);
  }

  private take(message: FeedMessage): void {
    const { ask } = applyMessage(this.state, message, performance.now());
    if (ask !== undefined && this.socket.connected) {
      this.socket.emit('resync', ask);
    }
  }
}

/** The books of a page: everything that events alone decide. */
function booksOf({ state }: LossyPage): unknown {
  const { tables, values, workings } = state;
  const rows = (name: 'orders' | 'fills' | 'closedPositions' | 'alerts' | 'limits') =>
    Object.fromEntries([...tables[name].ids()].sort().map((id) => [id, tables[name].get(id)]));
  return JSON.parse(
    JSON.stringify({
      orders: rows('orders'),
      fills: rows('fills'),
      closedPositions: rows('closedPositions'),
      alerts: rows('alerts'),
      limits: rows('limits'),
      positions: Object.fromEntries([...workings.books].sort()),
      account: workings.accountBooks,
      mode: values.mode,
      kill: values.kill,
    }),
  );
}

const names = ['AAPL', 'MSFT', 'NVDA', 'SPY'] as const;

/** Something that somebody does on the desk. */
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('trade' as const),
      name: fc.constantFrom(...names),
      side: fc.constantFrom('buy', 'sell'),
      quantity: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('rest' as const), name: fc.constantFrom(...names) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('cancelAll' as const),
      name: fc.constantFrom(...names),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deny' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('mode' as const),
      mode: fc.constantFrom('manual', 'automatic'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('limit' as const),
      size: fc.integer({ min: 50_000, max: 99_999 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

async function act(what: Action): Promise<void> {
  const admin = await world.person('administrator');
  const call = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    world.call(method, `/api/v1/${path}`, admin, body);
  const order = { side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };
  switch (what.kind) {
    case 'trade':
      await call('POST', 'orders', {
        instrument: what.name,
        side: what.side,
        orderType: 'market',
        quantity: what.quantity,
      });
      return;
    case 'rest':
      await call('POST', 'orders', { ...order, instrument: what.name });
      return;
    case 'cancelAll':
      await call('DELETE', `orders?instrument=${what.name}`);
      return;
    case 'deny':
      await call('POST', 'orders', { ...order, instrument: 'AAPL', quantity: 400_000 });
      return;
    case 'mode':
      await call('PUT', 'mode', { mode: what.mode, reason: 'for the test' });
      return;
    case 'limit':
      await call('PUT', 'risk-limits', {
        scope: { kind: 'instrument', id: 'AAPL' },
        limits: { maxPositionSize: what.size },
        reason: 'for the test',
      });
      return;
    case 'acknowledge': {
      const [alertId] = world.desk.state.alerts.keys();
      if (alertId !== undefined) {
        await call('POST', `alerts/${encodeURIComponent(alertId)}/acknowledge`, { reason: 'seen' });
      }
      return;
    }
    case 'close':
      await call('POST', 'positions/close-all');
      return;
  }
}

test('with 15 % of messages lost and the line cut at random, the page ends in the state of the desk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ what: action, cuts: fc.nat({ max: 9 }) }), {
        minLength: 15,
        maxLength: 40,
      }),
      fc.infiniteStream(fc.nat({ max: 99 })),
      async (script, chances) => {
        let isLossy = true;
        const dice = chances[Symbol.iterator]();
        const lossy = new LossyPage(() => isLossy && Number(dice.next().value) < 15);
        const witness = new LossyPage(() => false);
        await until(() => witness.phase === 'current');
        for (const { what, cuts } of script) {
          await act(what);
          if (cuts === 0) {
            lossy.cut();
          }
          if (cuts === 1) {
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
        }
        await settled();
        await until(() => lossy.socket.connected);
        isLossy = false;
        // On a line that loses nothing the question of its connecting is enough.
        lossy.asksOnce();
        lossy.cut();
        await until(() => !lossy.socket.connected);
        await until(() => lossy.socket.connected);
        await until(() => lossy.phase === 'current' && lossy.sequence === durable());
        const fresh = new LossyPage(() => false);
        await until(() => fresh.sequence === durable() && lossy.sequence === durable());

        expect(booksOf(lossy)).toEqual(booksOf(fresh));
        // Events alone, without a second snapshot, lead to the same place.
        await until(() => witness.sequence === durable());
        expect(booksOf(witness)).toEqual(booksOf(fresh));
        lossy.close();
        witness.close();
        fresh.close();
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);

test('a page that was there all the time keeps no more and no less than a new one is told', async () => {
  await act({ kind: 'close' });
  await settled();
  const witness = new LossyPage(() => false);
  await until(() => witness.phase === 'current');
  const admin = await world.person('administrator');
  for (const instrument of names) {
    const orders = Array.from({ length: 300 }, (_, index) => ({
      instrument,
      side: index % 2 === 0 ? 'buy' : 'sell',
      orderType: 'market',
      quantity: 1,
    }));
    const sent = await world.call('POST', '/api/v1/orders/batch', admin, { orders });
    expect(sent.status).toBe(200);
  }
  await settled();
  await until(() => witness.sequence === durable());
  const fresh = new LossyPage(() => false);
  await until(() => fresh.sequence === durable() && witness.sequence === durable());

  expect(witness.state.tables.orders.size).toBe(500 + openOrderCount(world.desk.state));
  expect(witness.state.tables.fills.size).toBe(500);
  expect(witness.state.tables.closedPositions.size).toBe(200);
  expect(booksOf(witness)).toEqual(booksOf(fresh));
  witness.close();
  fresh.close();
}, 60_000);

test('a page that has lost something never says that it is current', async () => {
  let isLossy = false;
  const lossy = new LossyPage(() => isLossy);
  await until(() => lossy.phase === 'current');
  isLossy = true;
  await act({ kind: 'trade', name: 'AAPL', side: 'buy', quantity: 1 });
  await settled();
  expect(lossy.lost).toContain('events');
  isLossy = false;

  // The next heartbeat speaks of a sequence that the page has not seen.
  await until(() => lossy.phase === 'behind' || lossy.sequence === durable(), 2_500);
  await until(() => lossy.phase === 'current' && lossy.sequence === durable(), 2_500);
  lossy.close();
});

const durable = () => world.desk.health.durableSequence;

/** Until the desk has come to rest: nothing working on the way, everything durable. */
async function settled(): Promise<void> {
  let before = -1;
  await until(async () => {
    const isQuiet = before === world.desk.state.sequence && durable() === before;
    before = world.desk.state.sequence;
    await new Promise((resolve) => setTimeout(resolve, 60));
    return isQuiet && world.desk.state.sequence === before;
  });
}
