import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let risk: Credentials;
beforeAll(async () => {
  world = await openWorld();
  risk = await world.person('riskManager');
});
afterAll(() => world.close());

const put = (body: object, as = risk) => world.call('PUT', '/api/v1/risk-limits', as, body);
const get = (path = '') => world.call('GET', `/api/v1/risk-limits${path}`, risk);
const aapl = { kind: 'instrument', id: 'AAPL' };

describe('risk limits', () => {
  test('come as a tree with who set each node and why', async () => {
    const [desk] = (await get()).body.items;

    expect(desk).toMatchObject({ scope: { kind: 'desk' }, limits: { maxDailyOrders: 250_000 } });
    expect(desk.reason.length).toBeGreaterThan(0);
  });

  test('are set for one node, act at once, and are kept as they were typed', async () => {
    const set = await put({
      scope: aapl,
      limits: {
        maxPositionSize: 10,
        maxLeverage: '1.5',
        maxOpenPositions: 3,
        blockList: [{ instrument: 'MSFT', reason: 'earnings', expiresAt: '2030-01-01T00:00:00Z' }],
      },
      reason: 'before earnings',
    });
    const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 11 };
    const sent = await world.call('POST', '/api/v1/orders', await world.person('trader'), order);

    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({
      scope: aapl,
      limits: {
        maxPositionSize: '10',
        maxLeverage: '1.5',
        maxOpenPositions: 3,
        blockList: [
          { instrument: 'MSFT', reason: 'earnings', expiresAt: '2030-01-01T00:00:00.000Z' },
        ],
      },
      changedBy: 'riskManager',
      reason: 'before earnings',
    });
    expect(sent.status).toBe(422);
    expect(sent.body.detail).toContain('Position size would be 11, beyond the limit 10');
  });

  test('keep their history: who, when, old, new, why, page by page', async () => {
    await put({ scope: aapl, limits: { maxPositionSize: 20 }, reason: 'after earnings' });
    const { items } = (await get('/history')).body;
    const last = items.at(-1);
    const first = (await get('/history?limit=1')).body;
    const next = (await get(`/history?limit=1&cursor=${first.nextCursor}`)).body;

    expect(last).toMatchObject({
      by: 'riskManager',
      scope: aapl,
      previous: { maxPositionSize: '10' },
      limits: { maxPositionSize: '20' },
      reason: 'after earnings',
    });
    expect([first.items[0], next.items[0]]).toEqual(items.slice(0, 2));

    const newest = (await get('/history?order=newest&limit=1')).body;
    const before = (await get(`/history?order=newest&limit=1&cursor=${newest.nextCursor}`)).body;
    expect([newest.items[0], before.items[0]]).toEqual([...items].reverse().slice(0, 2));
  });

  test('are not replaced where others stand than those that were looked at', async () => {
    const scope = { kind: 'instrument', id: 'NVDA' };
    const loose = { maxPositionSize: '900', maxOrderQuantity: '500' };
    const seen = await put({ scope, limits: loose, reason: 'first', basis: null });
    await until(() => Date.now() > Date.parse(seen.body.changedAt));
    const tight = { ...loose, maxPositionSize: '100' };
    const tightened = await put({
      ...{ scope, limits: tight, reason: 'a bad day' },
      basis: seen.body.changedAt,
    });

    const overtaken = await put({
      ...{ scope, limits: { ...loose, maxOrderQuantity: '400' }, reason: 'smaller orders' },
      basis: seen.body.changedAt,
    });
    const unseen = await put({ scope, limits: loose, reason: 'as if new', basis: null });

    expect(tightened.status).toBe(200);
    for (const refused of [overtaken, unseen]) {
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'limits-out-of-date', changedBy: 'riskManager' },
      });
    }
    const nodes: readonly { scope: object; limits: object }[] = (await get()).body.items;
    expect(nodes.find((node) => 'id' in node.scope && node.scope.id === 'NVDA')).toMatchObject({
      limits: tight,
    });
  });

  test('show how much of each is used', async () => {
    const trader = await world.person('trader');
    const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 5 };
    await world.call('POST', '/api/v1/orders', trader, order);
    await until(() => world.desk.state.accounts.get('main' as never)?.positions.size === 1);
    const { items } = (await get('/utilization')).body;

    expect(items).toContainEqual({
      code: 'position-size-above-limit',
      limitName: 'maxPositionSize',
      scope: aapl,
      subject: 'AAPL',
      unit: 'quantity',
      limit: '20',
      current: '5',
      headroom: '15',
      used: '0.25',
    });
    expect(
      items.find(
        (one: { limitName: string; scope: { kind: string } }) =>
          one.limitName === 'maxDailyOrders' && one.scope.kind === 'desk',
      ),
    ).toMatchObject({ limit: '250000', unit: 'count' });
  });

  test.each([
    [{ limits: {}, reason: 'x' }, 400, 'scope'],
    [{ scope: { kind: 'galaxy' }, limits: {}, reason: 'x' }, 400, 'scope.kind'],
    [{ scope: { kind: 'desk', id: 'x' }, limits: {}, reason: 'x' }, 400, 'scope.id'],
    [{ scope: { kind: 'account' }, limits: {}, reason: 'x' }, 400, 'scope.id'],
    [{ scope: aapl, limits: { maxPositionSize: -1 }, reason: 'x' }, 400, 'limits.maxPositionSize'],
    [{ scope: aapl, limits: { maxDailyOrders: 1.5 }, reason: 'x' }, 400, 'limits.maxDailyOrders'],
    [{ scope: aapl, limits: { maxLeverage: 'NaN' }, reason: 'x' }, 400, 'limits.maxLeverage'],
    [
      { scope: { kind: 'desk' }, limits: { maxDrawdown: '1.1' }, reason: 'x' },
      400,
      'limits.maxDrawdown',
    ],
    [{ scope: aapl, limits: { maxFun: 1 }, reason: 'x' }, 400, 'limits.maxFun'],
    [{ scope: aapl, limits: {}, reason: ' ' }, 400, 'reason'],
  ])('from %j are refused', async (body, status, field) => {
    const answer = await put(body);

    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('of the desk cannot be taken away, and unknown instruments cannot be listed', async () => {
    const desk = await put({ scope: { kind: 'desk' }, limits: {}, reason: 'x' });
    const list = await put({
      scope: aapl,
      limits: { allowList: [{ instrument: 'NOPE', reason: 'x' }] },
      reason: 'x',
    });

    expect(desk.status).toBe(422);
    expect(desk.body.code).toBe('limits-malformed');
    expect(list.body.detail).toContain('NOPE is not an instrument of this desk');
  });

  test('are not set by those who trade under them', async () => {
    const body = { scope: aapl, limits: {}, reason: 'x' };

    expect((await put(body, await world.person('trader'))).status).toBe(403);
    expect((await put(body, await world.key('trade'))).status).toBe(403);
    expect((await put(body, await world.key('risk'))).status).toBe(200);
  });

  test('with a cursor that is none are refused', async () => {
    expect((await get('/history?cursor=x')).body.code).toBe('cursor-malformed');
  });
});
