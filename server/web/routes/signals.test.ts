import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Credentials,
  cookieOf,
  openWorld,
  ownPage,
  password,
  until,
  type WebWorld,
} from '../web-world.fixture';

let world: WebWorld;
let risk: Credentials;
let trader: Credentials;
let viewer: Credentials;
beforeAll(async () => {
  world = await openWorld();
  risk = await world.person('riskManager');
  trader = await world.person('trader');
  viewer = await world.person('viewer');
});
afterAll(() => world.close());

let count = 0;
const entry = (change: object = {}) => {
  count += 1;
  return {
    type: 'ENTRY_SIGNAL',
    signalId: `s-${count}`,
    strategy: 'regime',
    instrument: 'MSFT',
    direction: 'long',
    price: '1',
    quantity: 5,
    stopLoss: { kind: 'percent', percent: 2 },
    ...now(),
    ...change,
  };
};
const now = () => ({ time: new Date().toISOString() });
const send = (body: object, as = trader) => world.call('POST', '/api/v1/signals', as, body);
const setStrategy = (body: object, as = risk, name = 'regime') =>
  world.call('PUT', `/api/v1/strategies/${name}`, as, { reason: 'test', ...body });

beforeEach(async () => {
  await setStrategy({ enabled: true, automatic: true });
});

describe('a strategy', () => {
  test('is made known and switched on by a risk manager, switched off by whoever may kill', async () => {
    expect((await setStrategy({ enabled: true }, trader, 'new')).status).toBe(403);
    expect((await setStrategy({ enabled: true }, risk, 'new')).body).toMatchObject({
      strategy: 'new',
      enabled: true,
      automatic: false,
      changedBy: 'riskManager',
    });
    expect((await setStrategy({ enabled: false }, trader, 'new')).status).toBe(200);
    expect((await setStrategy({ enabled: true }, trader, 'new')).status).toBe(403);
    expect((await setStrategy({ enabled: false }, viewer, 'new')).status).toBe(403);
  });
});

describe('a signal', () => {
  test('is withdrawn when its key is revoked, and when its sender is shut out', async () => {
    const admin = await world.person('administrator');
    const sender = { username: 'sam', password };
    await world.call('POST', '/api/v1/people', admin, { ...sender, role: 'trader' });
    const signedIn = await world.call('POST', '/api/v1/session', ownPage, sender);
    const sam = { ...ownPage, cookie: cookieOf(signedIn) };
    const made = await world.call('POST', '/api/v1/api-keys', sam, {
      name: 'leaked',
      scopes: ['signals'],
    });
    const [byKey, bySam, ofOther] = [entry(), entry(), entry()];
    await send(byKey, { authorization: `Bearer ${made.body.secret}` });
    await send(bySam, sam);
    await send(ofOther);
    const codeOf = async ({ signalId }: { signalId: string }) =>
      (await world.call('GET', `/api/v1/signals/${signalId}`, viewer)).body.verdictCode;

    await world.call('DELETE', `/api/v1/api-keys/${made.body.apiKeyId}`, sam);
    expect(await codeOf(byKey)).toBe('sender-gone');
    expect(await codeOf(bySam)).toBe('awaiting-approval');
    await world.call('PATCH', '/api/v1/people/sam', admin, { active: false });

    expect(await codeOf(bySam)).toBe('sender-gone');
    expect(await codeOf(ofOther)).toBe('awaiting-approval');
  });

  test('waits for a person in a manual desk, and is executed by a yes', async () => {
    const body = entry();
    const sent = await send(body);

    expect(sent.status).toBe(202);
    expect(sent.body).toMatchObject({
      state: 'awaitingApproval',
      verdictCode: 'awaiting-approval',
      stopLoss: { kind: 'percent', percent: '2' },
      orderType: 'limit',
      orderIds: [],
    });
    const approved = await world.call(
      'POST',
      `/api/v1/signals/${body.signalId}/approve`,
      trader,
      {},
    );
    expect(approved.body).toMatchObject({ state: 'executed', decidedBy: 'trader' });
    const read = await world.call('GET', `/api/v1/signals/${body.signalId}`, viewer);
    expect(read.body.orders[0]).toMatchObject({
      instrument: 'MSFT',
      origin: { strategy: 'regime', signalId: body.signalId, user: 'trader' },
    });
  });

  test('is refused by a no, once', async () => {
    const { signalId } = (await send(entry())).body;
    const refuse = () =>
      world.call('POST', `/api/v1/signals/${signalId}/refuse`, trader, { reason: 'too far' });

    expect((await refuse()).body).toMatchObject({
      state: 'refused',
      verdict: 'Refused: too far.',
    });
    expect(await refuse()).toMatchObject({ status: 409, body: { code: 'signal-not-waiting' } });
  });

  test('comes again and is answered as a duplicate with the first verdict', async () => {
    const body = entry({ strategy: 'nobody' });
    const first = await send(body);
    const again = await send(body);

    expect(first.body).toMatchObject({ state: 'refused', verdictCode: 'strategy-unknown' });
    expect(again.body).toMatchObject({ state: 'duplicate', firstState: 'refused', repeats: 1 });
  });

  test('that is malformed is a problem for its sender, and stands in the inbox', async () => {
    const { signalId: _, ...body } = entry({ quantity: -1 });
    const sent = await send(body);
    const inbox = await world.call('GET', '/api/v1/signals?state=refused&strategy=regime', viewer);

    expect(sent).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(inbox.body.items[0]).toMatchObject({ verdictCode: 'malformed', strategy: 'regime' });
    expect(inbox.body.items[0].verdict).toContain('signalId');
  });

  test('is not sent and not approved by who only looks', async () => {
    const { signalId } = (await send(entry())).body;

    expect((await send(entry(), viewer)).status).toBe(403);
    expect((await world.call('POST', `/api/v1/signals/${signalId}/approve`, viewer)).status).toBe(
      403,
    );
  });

  test('is listed page by page, newest first', async () => {
    const first = await world.call('GET', '/api/v1/signals?limit=2', viewer);
    const { items, nextCursor } = first.body;
    const next = await world.call('GET', `/api/v1/signals?limit=2&cursor=${nextCursor}`, viewer);

    expect(items).toHaveLength(2);
    expect(items[0].sequence).toBeGreaterThan(items[1].sequence);
    expect(next.body.items[0].sequence).toBeLessThan(items[1].sequence);
    expect((await world.call('GET', '/api/v1/signals?cursor=x', viewer)).status).toBe(400);
  });

  test('in an automatic desk is an order at once, and its fill is protected', async () => {
    await world.call('PUT', '/api/v1/mode', risk, { mode: 'automatic', reason: 'test' });
    const sent = await send(entry({ orderType: 'market', price: undefined, quantity: 3 }));

    expect(sent.body.state).toBe('executed');
    const orders = async () =>
      (await world.call('GET', `/api/v1/signals/${sent.body.signalId}`, viewer)).body.orders;
    await until(async () =>
      (await orders()).some(
        ({ origin, status }: { origin: { leg?: string }; status: string }) =>
          origin.leg === 'stop' && status === 'working',
      ),
    );
    const position = (await world.call('GET', '/api/v1/positions?instrument=MSFT', viewer)).body;
    expect(position.items[0]).toMatchObject({ quantity: '3' });
    expect(position.items[0].stopLoss).toBeDefined();
    expect(position.items[0].unprotectedQuantity).toBeUndefined();
    const left = await send({ ...exit(), ...now() });
    expect(left.body.state).toBe('executed');
    await until(async () => {
      const open = await world.call('GET', '/api/v1/positions?instrument=MSFT', viewer);
      return open.body.items.length === 0;
    });
  });
});

const exit = () => ({
  type: 'EXIT_SIGNAL',
  signalId: `x-${count}`,
  strategy: 'regime',
  instrument: 'MSFT',
  reason: 'over',
});
