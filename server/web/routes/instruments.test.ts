import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let viewer: Credentials;
const get = (path: string) => world.call('GET', `/api/v1/${path}`, viewer);

beforeAll(async () => {
  world = await openWorld();
  viewer = await world.person('viewer');
});
afterAll(() => world.close());

test('every instrument says how an order in it must look', async () => {
  const { items } = (await get('instruments')).body;

  expect(items.length).toBeGreaterThanOrEqual(30);
  expect(items.find((one: { instrument: string }) => one.instrument === 'AAPL')).toMatchObject({
    kind: 'equity',
    currency: 'USD',
    tickSize: '0.01',
    lotSize: '1',
    multiplier: '1',
    status: 'open',
    priceDecimals: 2,
  });
});

test('a quote has two sides and an age', async () => {
  const { body: quote } = await get('instruments/AAPL/quote');

  expect(Number(quote.bid)).toBeLessThan(Number(quote.ask));
  expect(quote.age).toBeGreaterThanOrEqual(0);
});

test('depth shows both sides best first, and own orders with what stands ahead of them', async () => {
  const { body: before } = await get('instruments/IBM/depth');
  const trader = await world.person('trader');
  const order = { instrument: 'IBM', side: 'buy', orderType: 'limit', quantity: '7' };
  const price = before.bids[2].price;
  const sent = await world.call('POST', '/api/v1/orders', trader, { ...order, limitPrice: price });
  const stop = { ...order, orderType: 'stop', stopPrice: '9999' };
  await world.call('POST', '/api/v1/orders', trader, stop);
  await until(async () => (await get('instruments/IBM/depth')).body.orders.length > 0);
  const { body: after } = await get('instruments/IBM/depth');

  expect(before.bids.length).toBeGreaterThan(3);
  const prices = before.asks.map((level: { price: string }) => Number(level.price));
  expect(prices).toEqual([...prices].sort((one, two) => one - two));
  expect(Number(before.bids[0].price)).toBeLessThan(prices[0] ?? 0);
  expect(after.orders).toEqual([
    {
      orderId: sent.body.orderId,
      side: 'buy',
      price,
      leavesQuantity: '7',
      queueAhead: expect.stringMatching(/^\d+$/),
    },
  ]);
});

test('candles hold together, whatever their length', async () => {
  for (const interval of ['1m', '1h', '1d']) {
    const { body: series } = await get(`instruments/AAPL/bars?interval=${interval}`);
    const times = series.items.map((bar: { time: string }) => bar.time);

    expect(series.items.length).toBeGreaterThan(10);
    expect(times).toEqual([...new Set(times)].sort());
    for (const bar of series.items) {
      expect(Number(bar.low)).toBeLessThanOrEqual(Math.min(Number(bar.open), Number(bar.close)));
      expect(Number(bar.high)).toBeGreaterThanOrEqual(
        Math.max(Number(bar.open), Number(bar.close)),
      );
    }
  }
});

test('a name with a slash is asked for with the slash escaped', async () => {
  const { items } = (await get('instruments')).body;
  const pair = items.find((one: { kind: string }) => one.kind === 'fx').instrument;

  expect((await get(`instruments/${encodeURIComponent(pair)}/bars`)).body.instrument).toBe(pair);
});

test.each([
  ['instruments/NOPE/quote', 404, 'instrument-unknown'],
  ['instruments/NOPE/bars', 404, 'instrument-unknown'],
  ['instruments/NOPE/depth', 404, 'instrument-unknown'],
  ['instruments/a%20b/quote', 400, 'validation-failed'],
  ['instruments/AAPL/bars?interval=7m', 400, 'validation-failed'],
  ['instruments/AAPL/nothing', 404, 'no-such-call'],
])('%s is refused', async (path, status, code) => {
  const answer = await get(path);

  expect(answer.status).toBe(status);
  expect(answer.body.code).toBe(code);
});
