import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
let risk: Credentials;
let fill: Readonly<Record<string, string>>;
let tradingDay: string;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
  risk = await world.person('riskManager');
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '10' };
  const sent = await world.call('POST', '/api/v1/orders', trader, order);
  const { orderId } = sent.body;
  await until(() => world.desk.state.orders.get(orderId)?.status === 'filled');
  fill = (await world.call('GET', '/api/v1/fills', trader)).body.items[0];
  tradingDay = world.desk.state.accounts.get(world.desk.mainAccount)?.tradingDay ?? '';
});
afterAll(() => world.close());

const path = '/api/v1/reconciliation/drop-copies';
const feed = (body: object, as = risk, where = path) =>
  world.call('POST', where, as, { name: 'clearing', tradingDay, ...body });
const breaks = async () =>
  (await world.call('GET', '/api/v1/reconciliation/breaks', trader)).body.items;

/** The desk's own fill as another source would tell it. */
function told(change: Readonly<Record<string, string>> = {}) {
  const { executionId, instrument, side, quantity, price, commission, time } = fill;
  return {
    executionId,
    instrument,
    side,
    quantity,
    price,
    commission,
    transactTime: time,
    ...change,
  };
}

function toCsv(rows: readonly Readonly<Record<string, string | undefined>>[]): string {
  const names = Object.keys(told());
  return [names, ...rows.map((row) => names.map((name) => row[name]))].join('\n');
}

describe('a drop copy', () => {
  test('is shown before it is taken, and nothing of it is', async () => {
    const answer = await feed({ fills: [told()] }, risk, `${path}/preview`);

    expect(answer.body).toMatchObject({
      read: 1,
      fresh: 1,
      counts: { told: 1, matching: 1, differing: 0, missingAtDesk: 0 },
      differences: [],
    });
    expect((await world.call('GET', path, trader)).body.items).toEqual([]);
  });

  test('that tells another side raises a critical break at once, which names the source', async () => {
    const csv = toCsv([told({ side: 'sell' })]);

    const answer = await feed({ csv, fileName: 'fills.csv' });

    expect(answer.body).toMatchObject({ read: 1, counts: { differing: 1 } });
    expect(answer.body.hash).toBe(createHash('sha256').update(csv).digest('hex'));
    expect(await breaks()).toMatchObject([
      {
        kind: 'fill-side',
        severity: 'critical',
        source: 'dropCopy',
        dropCopy: { name: 'clearing', tradingDay },
        desk: { status: 'buy' },
        atVenue: { status: 'sell' },
        isHolding: true,
      },
    ]);
  });

  test('is in the list, with its high-water mark and who fed it', async () => {
    expect((await world.call('GET', path, trader)).body.items).toMatchObject([
      {
        name: 'clearing',
        fills: 1,
        highWater: fill['time'],
        feeds: 1,
        lastFeed: { by: 'riskManager', fileName: 'fills.csv' },
      },
    ]);
  });

  test('is in the journal with the hash of the file and who fed it', async () => {
    const events = await world.call('GET', '/api/v1/events?type=DROP_COPY_TAKEN', risk);

    expect(events.body.items).toMatchObject([
      { actor: { kind: 'user', user: 'riskManager' }, payload: { fileName: 'fills.csv' } },
    ]);
    expect(events.body.items[0].payload.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('that takes its word back without saying so is refused, and as a correction closes the break', async () => {
    const refused = await feed({ fills: [told()] });
    const taken = await feed({ fills: [told()], corrects: true });

    expect(refused).toMatchObject({ status: 422, body: { problem: 'execution-id-reused' } });
    expect(taken.body).toMatchObject({ corrected: 1, fresh: 0, counts: { matching: 1 } });
    expect(await breaks()).toEqual([]);
  });

  test('fed again under the same key gets its first answer', async () => {
    const as = { ...risk, 'idempotency-key': 'feed-1' };
    const first = await feed({ fills: [told()] }, as);
    const again = await feed({ fills: [told()] }, as);

    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  test('with a bad line is refused with every place, and nothing is taken', async () => {
    const csv = toCsv([told({ executionId: 'other' }), told({ quantity: '-1', side: 'up' })]);

    const { status, body } = await feed({ csv });

    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'drop-copy-refused', problem: 'side-malformed' });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'line 3, side',
      'line 3, quantity',
    ]);
    expect((await world.call('GET', path, trader)).body.items[0].fills).toBe(1);
  });

  test.each([
    ['neither file nor list', {}, 400, 'validation-failed'],
    ['both', { csv: 'x', fills: [] }, 400, 'validation-failed'],
    ['a name with a blank', { name: 'a b', csv: 'x' }, 400, 'validation-failed'],
    ['a field that nobody knows', { fills: [{ colour: 'red' }] }, 400, 'validation-failed'],
    ['a file that is too large', { csv: 'x'.repeat(900_001) }, 400, 'validation-failed'],
    ['a body that is too large', { csv: 'x'.repeat(1_000_001) }, 413, 'body-too-large'],
    ['an empty file', { csv: '' }, 422, 'drop-copy-refused'],
    ['wrong columns', { csv: 'a,b\n1,2' }, 422, 'drop-copy-refused'],
    ['another day', { csv: 'x', tradingDay: '2020-01-01' }, 422, 'drop-copy-refused'],
    ['an unknown account', { fills: [], account: 'other' }, 404, 'account-not-found'],
  ])('with %s is refused', async (_what, body, status, code) => {
    expect(await feed(body)).toMatchObject({ status, body: { code } });
  });

  test('is fed by risk managers, administrators and keys of scope risk alone', async () => {
    const body = { fills: [told()] };

    expect((await feed(body, trader)).status).toBe(403);
    expect((await feed(body, trader, `${path}/preview`)).status).toBe(403);
    expect((await feed(body, await world.person('viewer'))).status).toBe(403);
    expect((await feed(body, await world.key('read', 'trade'))).status).toBe(403);
    expect((await feed(body, await world.key('risk'))).status).toBe(200);
    expect((await feed(body, await world.person('administrator'))).status).toBe(200);
  });

  test('is withdrawn with a reason, and then there is nothing to withdraw', async () => {
    const withdraw = (as = risk) => feed({ reason: 'the wrong file' }, as, `${path}/withdraw`);

    expect((await withdraw(trader)).status).toBe(403);
    expect((await withdraw()).body.items).toEqual([]);
    expect(await withdraw()).toMatchObject({
      status: 422,
      body: { problem: 'nothing-to-withdraw' },
    });
  });
});
