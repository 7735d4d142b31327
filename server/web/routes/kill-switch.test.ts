import { readFileSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeEach(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterEach(() => world.close());

const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };
const send = (body: object = order) => world.call('POST', '/api/v1/orders', trader, body);
const kill = (body: object, as = trader) => world.call('POST', '/api/v1/kill-switch', as, body);
const state = async (as = trader) => (await world.call('GET', '/api/v1/kill-switch', as)).body;
const release = (body: object, as: Credentials) =>
  world.call('POST', '/api/v1/kill-switch/release', as, body);

describe('the kill switch', () => {
  test('latches at once, cancels what works, closes what is held, until the venue says flat', async () => {
    await send();
    await send({ instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 10 });
    await until(() => world.desk.state.accounts.get('main' as never)?.positions.size === 1);
    const pressed = await kill({ flatten: true, reason: 'drill' });

    expect(pressed.status).toBe(202);
    expect(pressed.body).toMatchObject({
      killId: 'kill-1',
      latched: true,
      recorded: true,
      kill: { scope: 'desk', flatten: true, reason: 'drill', by: 'trader', ordersAtLatch: 1 },
    });
    const refused = await send();
    expect(refused.status).toBe(423);
    await until(async () => (await state()).kill.phase === 'flat');
    expect((await state()).kill.certificate).toMatchObject({
      canceledOrders: 1,
      closedPositions: 1,
    });
    expect((await world.call('GET', '/api/v1/positions', trader)).body.items).toEqual([]);
  });

  test('pressed again is safe', async () => {
    await kill({ reason: 'first' });
    const again = await kill({ reason: 'second' });

    expect(again.status).toBe(202);
    expect(again.body).toMatchObject({ killId: 'kill-1', kill: { reason: 'first' } });
  });

  test('is released by a risk manager, not before a minute and not without the phrase', async () => {
    await kill({ reason: 'drill' });
    const risk = await world.person('riskManager');
    const phrase = 'release the kill switch';

    expect((await release({ phrase, reason: 'x' }, trader)).status).toBe(403);
    const early = await release({ phrase, reason: 'x' }, risk);
    expect(early.status).toBe(409);
    expect(early.body.code).toBe('kill-release-too-early');
    expect(early.body.retryAfterMs).toBeGreaterThan(50_000);
    expect((await state()).latched).toBe(true);
  });

  test('that is not latched cannot be released', async () => {
    const answer = await release({ phrase: 'x', reason: 'y' }, await world.person('riskManager'));

    expect(answer.body.code).toBe('kill-not-latched');
  });

  test('for one instrument stops that one', async () => {
    await kill({ scope: 'instrument', target: 'MSFT', reason: 'bad prices' });

    expect((await send()).status).toBe(423);
    expect((await send({ ...order, instrument: 'AAPL' })).status).toBe(201);
  });

  test.each([
    [{ flatten: false }, 'reason'],
    [{ reason: 'x', scope: 'world' }, 'scope'],
    [{ reason: 'x', scope: 'instrument' }, 'target'],
    [{ reason: 'x', target: 'AAPL' }, 'target'],
    [{ reason: 'x', flatten: 'yes' }, 'flatten'],
    [{ reason: 'x', now: true }, 'now'],
  ])('from %j says what is wrong, and does not latch', async (body, field) => {
    const answer = await kill(body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
    expect((await state()).latched).toBe(false);
  });

  test.each([
    ['instrument', 'msft', 'instrument-unknown'],
    ['account', 'mian', 'account-not-found'],
  ])('for an %s that does not exist says so, and latches nothing', async (scope, target, code) => {
    const answer = await kill({ scope, target, reason: 'bad prices' });

    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe(code);
    expect((await state()).latched).toBe(false);
  });

  test('is not for viewers', async () => {
    expect((await kill({ reason: 'x' }, await world.person('viewer'))).status).toBe(403);
  });
});

describe('the key of the command line', () => {
  test('lies in the data folder for its owner alone; it kills and looks, nothing else', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'desk-'));
    const local = await openWorld({ config: { dataFolder } });
    const { url } = await local.web.listen(0, '127.0.0.1');
    const file = join(dataFolder, 'kill-key.json');
    const left = JSON.parse(readFileSync(file, 'utf8'));
    const as = { authorization: `Bearer ${left.key}` };

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(left).toMatchObject({ url, pid: process.pid });
    expect((await local.call('POST', '/api/v1/orders', as, order)).status).toBe(403);
    expect(
      (await local.call('PUT', '/api/v1/mode', as, { mode: 'manual', reason: 'x' })).status,
    ).toBe(403);
    expect(
      (await local.call('POST', '/api/v1/api-keys', as, { name: 'x', scopes: ['read'] })).status,
    ).toBe(403);
    const killed = await local.call('POST', '/api/v1/kill-switch', as, { reason: 'by hand' });
    expect(killed.body.kill.by).toBe('command-line');
    await local.close();
  });
});
