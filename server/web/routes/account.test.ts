import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let viewer: Credentials;
const get = (path: string) => world.call('GET', `/api/v1/${path}`, viewer);

beforeAll(async () => {
  world = await openWorld();
  viewer = await world.person('viewer');
  const trader = await world.person('trader');
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 10 };
  await world.call('POST', '/api/v1/orders', trader, order);
  await world.call('POST', '/api/v1/orders', trader, { ...order, instrument: 'NOPE' });
  await until(async () => (await get('positions')).body.items.length === 1);
});
afterAll(() => world.close());

describe('the account', () => {
  test('adds up: equity is cash and the value of what is held', async () => {
    const { body: account } = await get('account');
    const [position] = (await get('positions')).body.items;

    expect(account).toMatchObject({
      account: 'main',
      currency: 'USD',
      timeZone: 'America/New_York',
      initialCapital: '1000000',
      ordersToday: 1,
    });
    expect(Number(account.cash)).toBeCloseTo(1_000_000 - Number(position.costBasis), 6);
    expect(Number(account.equity) - Number(account.cash)).toBeGreaterThan(0);
    expect(Number(account.drawdown)).toBeLessThan(0.01);
  });

  test('that nobody has is not found', async () => {
    for (const path of ['account', 'portfolio', 'statistics', 'equity']) {
      expect((await get(`${path}?account=other`)).body.code).toBe('account-not-found');
    }
  });
});

describe('the portfolio', () => {
  test('adds up the open positions', async () => {
    const { body: portfolio } = await get('portfolio');

    expect(portfolio).toMatchObject({ totalPositions: 1, totalRealizedPnL: '0' });
    expect(portfolio.avgPositionSize).toBe(portfolio.totalValue);
    expect(portfolio.winningPositions + portfolio.losingPositions).toBeLessThanOrEqual(1);
  });
});

describe('the statistics', () => {
  test('count orders, and say null where there is nothing to compute from', async () => {
    expect((await get('statistics')).body).toMatchObject({
      totalOrders: 1,
      deniedOrders: 1,
      filledOrders: 1,
      rejectedOrders: 0,
      fillRate: '100',
      winRate: null,
      sharpeRatio: null,
      profitFactor: null,
    });
  });

  test('of a strategy, an operator or a period count only what is theirs', async () => {
    const of = async (selection: string) => (await get(`statistics?${selection}`)).body;

    expect(await of('strategy=trend')).toMatchObject({ totalOrders: 0, fillRate: null });
    expect(await of('operator=trader')).toMatchObject({ totalOrders: 1, deniedOrders: 1 });
    expect(await of('instrument=AAPL&scope=desk')).toMatchObject({
      totalOrders: 1,
      deniedOrders: 0,
    });
    expect(await of('to=2001-01-01T00:00:00Z')).toMatchObject({ totalOrders: 0 });
    expect(await of('from=2001-01-01T00:00:00Z')).toMatchObject({ filledOrders: 1 });
  });

  test('refuse a scope, an operator and a time zone that are none', async () => {
    const field = async (path: string) => (await get(path)).body.errors[0].field;

    expect(await field('statistics?scope=world')).toBe('scope');
    expect(await field('statistics?operator=%20')).toBe('operator');
    expect(await field('analytics?timeZone=Mars/Olympus')).toBe('timeZone');
    expect(await field('analytics?points=5')).toBe('points');
  });
});

describe('the analytics', () => {
  test('tell everything of a selection in one answer', async () => {
    const { status, body } = await get('analytics?timeZone=UTC&operator=trader');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: 'main',
      statistics: { totalOrders: 1, deniedOrders: 1 },
      executionQuality: { fills: 1, rejectReasons: [] },
      curveOf: 'realizedPnL',
      byInstrument: [{ key: 'AAPL', fills: 1 }],
      byStrategy: [{ key: null, fills: 1 }],
      byOperator: [{ key: 'trader', fills: 1 }],
      known: { accounts: ['main'], strategies: [], operators: ['trader'] },
    });
    expect(body.curve).toMatchObject([{ value: '1000000', drawdown: '0' }, {}]);
    expect(body.executionQuality.denyReasons).toContainEqual({
      reason: 'instrument-unknown',
      count: 1,
    });
  });
});

describe('a selection in parts', () => {
  test('tells what the whole report tells of them, and nothing else', async () => {
    const { body: report } = await get('analytics?scope=desk');
    const { status, body } = await get('analytics/groups?scope=desk&by=operator');

    expect(status).toBe(200);
    expect(body).toEqual({ account: null, by: 'operator', items: report.byOperator });
    expect(body.items).toMatchObject([{ key: 'trader', fills: 1 }]);
  });

  test('of a period counts only what is in it', async () => {
    const { body } = await get('analytics/groups?by=strategy&to=2001-01-01T00:00:00Z');

    expect(body).toEqual({ account: 'main', by: 'strategy', items: [] });
  });

  test('is refused without a word for the parts', async () => {
    expect((await get('analytics/groups')).body.errors[0].field).toBe('by');
    expect((await get('analytics/groups?by=colour')).body.errors[0].field).toBe('by');
  });
});

describe('the equity curve', () => {
  test('is empty or rising in time, and refuses intervals that are none', async () => {
    const { body: curve } = await get('equity?interval=1s');
    const times = curve.items.map((point: { time: string }) => point.time);

    expect(times).toEqual([...times].sort());
    expect((await get('equity?interval=2s')).body.errors[0].field).toBe('interval');
    expect((await get('equity?from=yesterday')).body.errors[0].field).toBe('from');
  });
});
