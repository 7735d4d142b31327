import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryPersistence } from '../persistence/create-memory-persistence';
import { MemoryDisk } from '../persistence/journal/memory-disk';
import type { DeskQueries } from '../ports/desk-queries';
import type { ReadTables } from '../ports/read-tables';
import type { Timer } from '../ports/timer';
import { type Credentials, openWorld, until, type WebWorld } from './web-world.fixture';

const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };

describe('with a disk that has died', () => {
  let disk: MemoryDisk;
  let world: WebWorld;
  let trader: Credentials;
  let orderId: string;
  beforeEach(async () => {
    disk = new MemoryDisk();
    world = await openWorld({ persistence: createMemoryPersistence(disk) });
    trader = await world.person('trader');
    orderId = (await world.call('POST', '/api/v1/orders', trader, order)).body.orderId;
    await until(() => world.desk.state.orders.get(orderId as never)?.status === 'working');
    disk.break();
  });
  afterEach(() => world.close());

  test('an order is refused with the reason, and nothing of it reaches the venue', async () => {
    const sent = await world.call('POST', '/api/v1/orders', trader, order);

    expect([423, 503]).toContain(sent.status);
    expect(sent.headers['content-type']).toContain('application/problem+json');
    expect((await world.venue.getOpenOrders('main' as never)).length).toBe(1);
  });

  test('the checks say so before another order is sent', async () => {
    await world.call('POST', '/api/v1/orders', trader, order);

    const preview = await world.call('POST', '/api/v1/orders/preview', trader, order);

    expect(preview.body.passes).toBe(false);
    expect(preview.body.verdicts).toContainEqual(
      expect.objectContaining({ code: 'desk-mode', passed: false }),
    );
  });

  test('the kill acts, and its answer says that it is not on record', async () => {
    const killed = await world.call('POST', '/api/v1/kill-switch', trader, { reason: 'disk' });

    expect(killed.status).toBe(202);
    expect(killed.body).toMatchObject({ latched: true, recorded: false });
    expect((await world.call('POST', '/api/v1/orders', trader, order)).status).not.toBe(201);
  });

  test('a cancel goes out', async () => {
    const canceled = await world.call('DELETE', `/api/v1/orders/${orderId}`, trader);

    expect([200, 503]).toContain(canceled.status);
    await until(() => world.desk.state.orders.get(orderId as never)?.status === 'canceled');
    expect(await world.venue.getOpenOrders('main' as never)).toEqual([]);
  });

  test('a position is closed under a key that cannot be claimed', async () => {
    const lost = () => Promise.reject(new Error('database or disk is full'));
    const own = new MemoryDisk();
    const holder = await openWorld({
      persistence: createMemoryPersistence(own),
      change: (given) => ({ ...given, idempotency: { ...given.idempotency, claim: lost } }),
    });
    const as = await holder.person('trader');
    const entry = { ...order, orderType: 'market', limitPrice: undefined };
    await holder.call('POST', '/api/v1/orders', as, entry);
    const held = () => holder.desk.state.accounts.get('main' as never)?.positions.size;
    await until(() => held() === 1);
    const close = () =>
      holder.call('POST', '/api/v1/positions/MSFT/close', { ...as, 'idempotency-key': 'way-out' });
    expect((await close()).status).toBe(500);
    own.break();
    await holder.call('POST', '/api/v1/orders', as, order);

    expect((await close()).status).toBe(201);
    await until(() => held() === 0);
    await holder.close();
  });

  test('it is seen from outside, and people still get in', async () => {
    await world.call('POST', '/api/v1/orders', trader, order);

    expect((await world.call('GET', '/readyz')).body).toMatchObject({ ready: false });
    expect((await world.call('GET', '/healthz')).status).toBe(200);
    expect((await world.call('GET', '/api/v1/account', trader)).status).toBe(200);
    const risk = await world.person('riskManager');
    expect((await world.call('GET', '/api/v1/session', risk)).status).toBe(200);
  });
});

describe('with tables that are left behind by a journal that has failed', () => {
  const open = '/api/v1/orders?status=open';

  test('open orders are those that memory has, page by page', async () => {
    const disk = new MemoryDisk();
    const persistence = createMemoryPersistence(disk);
    let areLeftBehind = false;
    const readTables: ReadTables = {
      ...persistence.readTables,
      apply: (rows) => (areLeftBehind ? undefined : persistence.readTables.apply(rows)),
    };
    const world = await openWorld({ persistence: { ...persistence, readTables } });
    const trader = await world.person('trader');
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.push((await world.call('POST', '/api/v1/orders', trader, order)).body.orderId);
    }
    await until(() => world.desk.health.durableSequence === world.desk.state.sequence);
    areLeftBehind = true;
    disk.break();
    await world.call('DELETE', `/api/v1/orders/${ids[1]}`, trader);
    await until(() => world.desk.state.orders.get(ids[1] as never)?.status === 'canceled');

    const first = await world.call('GET', `${open}&limit=1`, trader);
    const rest = await world.call('GET', `${open}&cursor=${first.body.nextCursor}`, trader);

    const listed = [...first.body.items, ...rest.body.items];
    expect(listed.map(({ orderId }: { orderId: string }) => orderId)).toEqual([ids[2], ids[0]]);
    expect(rest.body.nextCursor).toBeNull();
    expect((await world.call('GET', `${open}&instrument=AAPL`, trader)).body.items).toEqual([]);
    await world.close();
  });

  test('a database that is gone is said to be, and not called a mistake of the desk', async () => {
    const disk = new MemoryDisk();
    const persistence = createMemoryPersistence(disk);
    let isGone = false;
    const loadFills: DeskQueries['loadFills'] = (filter) =>
      isGone
        ? Promise.reject(new Error('connect ECONNREFUSED'))
        : persistence.queries.loadFills(filter);
    const queries = { ...persistence.queries, loadFills };
    const world = await openWorld({ persistence: { ...persistence, queries } });
    const trader = await world.person('trader');
    disk.break();
    isGone = true;
    await world.call('POST', '/api/v1/orders', trader, order);

    const answer = await world.call('GET', '/api/v1/fills', trader);

    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: 'journal-unavailable' });
    await world.close();
  });
});

describe('with a disk that takes its time', () => {
  test('an order is answered after the sync; the kill is in force before it', async () => {
    const disk = heldDisk();
    const world = await openWorld({
      persistence: createMemoryPersistence(new MemoryDisk(disk.faults)),
    });
    const trader = await world.person('trader');
    await until(() => world.desk.health.durableSequence === world.desk.state.sequence);
    disk.hold();
    const before = world.desk.health.durableSequence;
    let isAnswered = false;
    const sending = world.call('POST', '/api/v1/orders', trader, order).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await until(() => world.desk.state.orderCount === 1);
    const killing = world.call('POST', '/api/v1/kill-switch', trader, { reason: 'slow disk' });
    await until(() => world.desk.state.latched);

    expect(isAnswered).toBe(false);
    expect(world.desk.health.durableSequence).toBe(before);
    const killed = await killing;
    expect(killed.status).toBe(202);
    expect(killed.body).toMatchObject({ latched: true, recorded: false });
    expect(world.desk.health.durableSequence).toBeLessThan(world.desk.state.sequence);
    disk.goOn();
    const sent = await sending;
    expect(sent.status).toBe(201);
    expect(world.desk.health.durableSequence).toBeGreaterThanOrEqual(sent.body.sequence);
    await world.close();
  }, 30_000);
});

/** A disk whose syncs end when the test says so. */
function heldDisk() {
  let isHeld = false;
  const waiting: (() => void)[] = [];
  const timer: Timer = {
    after: (_, action) => {
      if (isHeld) {
        waiting.push(action);
      } else {
        action();
      }
      return () => undefined;
    },
    every: () => () => undefined,
  };
  return {
    faults: { syncDelayMs: 1, timer },
    hold: () => {
      isHeld = true;
    },
    goOn: () => {
      isHeld = false;
      for (const action of waiting.splice(0)) {
        action();
      }
    },
  };
}
