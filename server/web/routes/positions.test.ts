import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterAll(() => world.close());

const list = async (query = '') =>
  (await world.call('GET', `/api/v1/positions${query}`, trader)).body.items;
const close = (instrument: string, body?: object, as = trader) =>
  world.call('POST', `/api/v1/positions/${encodeURIComponent(instrument)}/close`, as, body);

async function buy(instrument: string, quantity: number): Promise<void> {
  const order = { instrument, side: 'buy', orderType: 'market', quantity };
  expect((await world.call('POST', '/api/v1/orders', trader, order)).status).toBe(201);
  await until(async () => (await list(`?instrument=${instrument}`)).length === 1);
}

describe('positions', () => {
  beforeEach(async () => {
    await world.call('POST', '/api/v1/positions/close-all', trader);
    await until(async () => (await list()).length === 0);
  });

  test('show the books and what the market makes of them', async () => {
    await buy('AAPL', 10);
    const [position] = await list();
    const quote = (await world.call('GET', '/api/v1/instruments/AAPL/quote', trader)).body;

    expect(position).toMatchObject({ instrument: 'AAPL', account: 'main', quantity: '10' });
    expect(Number(position.costBasis)).toBeCloseTo(10 * Number(position.averagePrice), 6);
    expect(Number(position.unrealizedPnL)).toBeCloseTo(
      Number(position.marketValue) - Number(position.costBasis),
      6,
    );
    expect(Number(position.markPrice)).toBeGreaterThan(Number(quote.bid) * 0.9);
    expect(position.holdingPeriod).toBeGreaterThanOrEqual(0);
  });

  test('are closed in part and then whole, and are found among the closed ones', async () => {
    await buy('AAPL', 10);
    expect((await close('AAPL', { quantity: 4 })).body).toMatchObject({
      side: 'sell',
      quantity: '4',
      reduceOnly: true,
      orderType: 'market',
    });
    await until(async () => (await list())[0]?.quantity === '6');
    expect((await close('AAPL')).status).toBe(201);
    await until(async () => (await list()).length === 0);
    await until(async () => (await list('?state=closed&instrument=AAPL')).length > 0);
    const [closed] = await list('?state=closed&instrument=AAPL&limit=1');

    expect(closed).toMatchObject({ instrument: 'AAPL', direction: 'long', quantity: '10' });
    expect(Number(closed.netPnL)).toBeCloseTo(
      Number(closed.realizedPnL) - Number(closed.commission),
      6,
    );
  });

  test('are closed in part once under one key, also when the answer was lost with its process', async () => {
    const forgetful = await openWorld({
      change: (given) => ({
        ...given,
        idempotency: { ...given.idempotency, claim: () => Promise.resolve({ kind: 'fresh' }) },
      }),
    });
    const as = await forgetful.person('trader');
    const held = async () =>
      (await forgetful.call('GET', '/api/v1/positions', as)).body.items[0]?.quantity;
    await forgetful.call('POST', '/api/v1/orders', as, {
      ...{ instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 10 },
    });
    await until(async () => (await held()) === '10');
    const closePart = (key: string) =>
      forgetful.call(
        'POST',
        '/api/v1/positions/AAPL/close',
        { ...as, 'idempotency-key': key },
        { quantity: 4 },
      );

    const first = await closePart('four-less');
    await until(async () => (await held()) === '6');
    const again = await closePart('four-less');
    const another = await closePart('four-less-again');
    await until(async () => (await held()) === '2');

    expect(again.status).toBe(201);
    expect(again.body.orderId).toBe(first.body.orderId);
    expect(another.body.orderId).not.toBe(first.body.orderId);
    await forgetful.close();
  });

  test('all close at once, one row of result each', async () => {
    await buy('AAPL', 1);
    await buy('MSFT', 1);
    const closed = await world.call('POST', '/api/v1/positions/close-all', trader);

    expect(closed.status).toBe(200);
    expect(closed.body.items.length).toBe(2);
    await until(async () => (await list()).length === 0);
  });

  test('cannot be closed beyond what they are', async () => {
    await buy('AAPL', 2);

    expect((await close('AAPL', { quantity: 3 })).body).toMatchObject({
      status: 422,
      code: 'quantity-above-position',
      detail: 'The position in AAPL is 2; 3 cannot be closed.',
    });
    expect((await close('MSFT')).body.code).toBe('position-not-found');
    expect((await close('NOPE')).body.code).toBe('position-not-found');
    expect((await close('AAPL', { quantity: 0 })).status).toBe(400);
    expect((await close('AAPL', { percent: 50 })).status).toBe(400);
  });

  test('are not closed by a viewer, nor by a risk manager', async () => {
    await buy('AAPL', 1);

    expect((await close('AAPL', {}, await world.person('viewer'))).status).toBe(403);
    expect((await close('AAPL', {}, await world.person('riskManager'))).status).toBe(403);
  });

  test('a close that is repeated with its Idempotency-Key closes once', async () => {
    await buy('AAPL', 4);
    const as = { ...trader, 'idempotency-key': 'close-once' };
    const first = await close('AAPL', { quantity: 1 }, as);
    const second = await close('AAPL', { quantity: 1 }, as);

    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    await until(async () => (await list())[0]?.quantity === '3');
  });

  test.each(['?state=odd', '?limit=0', '?state=closed&cursor=nonsense', '?account=other'])(
    'with the query %s are refused',
    async (query) => {
      const answer = await world.call('GET', `/api/v1/positions${query}`, trader);

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );
});
