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

  test('of a selection are refused until they can be made', async () => {
    const answer = await get('statistics?strategy=trend');

    expect(answer.status).toBe(501);
    expect(answer.body.detail).toContain('statistics selected by strategy');
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
