import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let viewer: Credentials;
beforeAll(async () => {
  world = await openWorld();
  viewer = await world.person('viewer');
  const trader = await world.person('trader');
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 10 };
  await world.call('POST', '/api/v1/orders', trader, { ...order, clientOrderId: '#1' });
  await world.call('POST', '/api/v1/orders', trader, order);
  await until(() => world.desk.state.accounts.get('main' as never)?.positions.size === 1);
});
afterAll(() => world.close());

const get = (query: string) => world.call('GET', `/api/v1/events${query}`, viewer);

test('the journal is read from a sequence on, page by page, without a gap', async () => {
  const sequences: number[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const page: { items: { sequence: number }[]; nextCursor: string | null } = (
      await get(`?after=${after}&limit=2`)
    ).body;
    sequences.push(...page.items.map(({ sequence }) => sequence));
    after = page.nextCursor;
  }

  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  expect(sequences.length).toBeGreaterThan(5);
});

test('one type of event is picked out, with its numbers as plain text', async () => {
  const { items } = (await get('?type=ORDER_SUBMITTED')).body;

  expect(items.length).toBe(1);
  expect(items[0].payload.order).toMatchObject({ quantity: '10', instrument: 'AAPL' });
  expect(items[0].actor).toEqual({ kind: 'user', user: 'trader' });
});

test('each row carries the hash of the row before it', async () => {
  const { items } = (await get('?limit=1000')).body;

  for (const [index, row] of items.entries()) {
    expect(row.previousHash).toBe(items[index - 1]?.hash ?? '0'.repeat(64));
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('the newest come first, by type, by who and by a word in them', async () => {
  const all = (await get('?limit=1000')).body.items as { sequence: number }[];
  const first = (await get('/newest?limit=2')).body;
  const next = (await get(`/newest?limit=2&before=${first.nextCursor}`)).body;
  const [sent] = (await get('/newest?types=ORDER_SUBMITTED,ORDER_DENIED')).body.items;
  const byTrader = (await get('/newest?actor=user&user=trader')).body.items;
  const byWord = (await get('/newest?text=aapl&types=ORDER_SUBMITTED')).body.items;
  const others = (await get('/newest?without=ORDER_SUBMITTED,ORDER_FILLED&limit=1000')).body.items;
  const newer = (await get(`/newest?after=${sent.sequence}`)).body;

  expect([...first.items, ...next.items]).toEqual(all.slice(-4).reverse());
  expect(sent).toMatchObject({ payload: { order: { quantity: '10', instrument: 'AAPL' } } });
  expect(byTrader.length).toBeGreaterThan(0);
  expect(byTrader.every((row: { actor: { user: string } }) => row.actor.user === 'trader')).toBe(
    true,
  );
  expect(byWord).toHaveLength(1);
  expect(others).toEqual(
    [...all]
      .reverse()
      .filter(
        (row) =>
          !['ORDER_SUBMITTED', 'ORDER_FILLED'].includes((row as { type?: string }).type ?? ''),
      ),
  );
  expect(newer.items.at(-1).sequence).toBe(sent.sequence + 1);
  expect(newer.nextCursor).toBeNull();
});

test('the chain is checked from the first row to the last', async () => {
  const { body } = await get('/verify');

  expect(body).toMatchObject({ intact: true, lastSequence: world.desk.health.durableSequence });
  expect(body.rows).toBe(body.lastSequence);
});

test.each([
  ['?after=-1', 'after'],
  ['?after=1e3', 'after'],
  ['?after=9999999999999999', 'after'],
  ['?type=order-filled', 'type'],
  ['?limit=5000', 'limit'],
  ['?before=7', 'before'],
  ['/newest?before=x', 'before'],
  ['/newest?types=ORDER_FILLED,x', 'types.1'],
  ['/newest?actor=nobody', 'actor'],
])('with the query %s is refused', async (query, field) => {
  const answer = await get(query);

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});
