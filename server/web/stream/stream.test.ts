import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { depth } from '../../../contract/depth';
import { heartbeat, marks, snapshot, streamEvents } from '../../../contract/stream';
import {
  type Credentials,
  cookieOf,
  openWorld,
  password,
  until,
  type WebWorld,
} from '../web-world.fixture';
import { refusalOf, StreamEar } from './stream-client.fixture';

let world: WebWorld;
let url: string;
let page: Credentials;
const ears: StreamEar[] = [];

beforeAll(async () => {
  world = await openWorld();
  url = (await world.web.listen(0, '127.0.0.1')).url;
  page = await pageOf('trader');
});
afterEach(() => {
  for (const ear of ears.splice(0)) {
    ear.close();
  }
});
afterAll(() => world.close());

/** What a browser sends from a page of the desk. */
async function pageOf(role: 'viewer' | 'trader'): Promise<Credentials> {
  const { cookie = '' } = await world.person(role);
  return { cookie, origin: url };
}

async function ear(as: Credentials = page): Promise<StreamEar> {
  const made = new StreamEar(url, { ...as });
  ears.push(made);
  await until(() => made.all('snapshot').length > 0);
  return made;
}

const order = { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: 5, limitPrice: 1 };
const send = async (body: object = order) =>
  world.call('POST', '/api/v1/orders', await world.person('trader'), body);

/** Members that are there and undefined are not there on the wire. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a new stream', () => {
  test('begins with a snapshot of everything, as the contract says it', async () => {
    await send();
    await send({ ...order, instrument: 'AAPL', orderType: 'market', limitPrice: undefined });
    await until(() => world.desk.state.accounts.get('main' as never)?.positions.size === 1);
    await until(() => world.desk.health.durableSequence === world.desk.state.sequence);
    const told = (await ear()).all('snapshot')[0]?.message;

    expect(plain(z.strictObject(snapshot.shape).parse(told))).toEqual(told);
    expect(told?.epoch).toBe(world.desk.epoch);
    expect(told?.sequence).toBe(world.desk.health.durableSequence);
    expect(told?.state.orders.map(({ status }) => status).sort()).toEqual(['filled', 'working']);
    expect(told?.state.fills.length).toBe(1);
    expect(told?.state.positions[0]).toMatchObject({ instrument: 'AAPL', quantity: '5' });
    expect(told?.state.positionMarks[0]).toMatchObject({ instrument: 'AAPL', account: 'main' });
    expect(told?.state.quotes.length).toBe(told?.state.instruments.length);
    expect(told?.state.mode.mode).toBe('manual');
    expect(told?.state.kill).toEqual({ latched: false, kill: null, scopes: [] });
  });

  test('then tells every event with what it changed, without a gap', async () => {
    const one = await ear();
    const { sequence } = one.all('snapshot')[0]!.message;
    const sent = await send({
      ...order,
      instrument: 'NVDA',
      orderType: 'market',
      limitPrice: undefined,
    });
    await until(() =>
      one.all('events').some(({ message }) => /FILLED/.test(JSON.stringify(message))),
    );
    const batches = one.all('events').map(({ message }) => message);

    let last = sequence;
    for (const batch of batches) {
      expect(plain(streamEvents.parse(batch))).toEqual(batch);
      expect(batch.previousSequence).toBe(last);
      last = batch.sequence;
    }
    const events = batches.flatMap((batch) => batch.events);
    expect(events.map(({ type }) => type)).toEqual([
      'ORDER_SUBMITTED',
      'ORDER_ACCEPTED',
      'ORDER_FILLED',
      'POSITION_OPENED',
    ]);
    expect(events[2]).toMatchObject({
      order: { orderId: sent.body.orderId, status: 'filled', leavesQuantity: '0' },
      fill: { orderId: sent.body.orderId, quantity: '5' },
      position: { instrument: 'NVDA', quantity: '5' },
      accountBooks: { account: 'main' },
    });
  });

  test('tells an event only when it is on the disk', async () => {
    const one = await ear();
    await send();
    await until(() => one.all('events').length > 0);

    for (const { message } of one.all('events')) {
      expect(message.sequence).toBeLessThanOrEqual(world.desk.health.durableSequence);
    }
  });

  test('tells prices apart from events, the latest of what moved, at most 20 times a second', async () => {
    const one = await ear();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const told = one.all('marks').map(({ message }) => message);

    expect(told.length).toBeGreaterThan(5);
    expect(told.length).toBeLessThanOrEqual(22);
    for (const message of told) {
      expect(plain(marks.parse(message))).toEqual(message);
      const names = message.rows.map(({ instrument }) => instrument);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('of a hidden page gets half of them', async () => {
    const [shown, hidden] = [await ear(), await ear()];
    hidden.socket.emit('visibility', { hidden: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [before, beforeHidden] = [shown.all('marks').length, hidden.all('marks').length];
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    const ofShown = shown.all('marks').length - before;
    const ofHidden = hidden.all('marks').length - beforeHidden;
    expect(ofHidden).toBeGreaterThan(0);
    expect(ofHidden).toBeLessThanOrEqual(ofShown * 0.75);
    expect(ofHidden).toBeLessThanOrEqual(16);
  });

  test('tells displayed levels of the one instrument that is looked at, and of no other', async () => {
    const one = await ear();
    expect(one.all('depth')).toEqual([]);

    one.socket.emit('watchDepth', { instrument: 'AAPL' });
    const first = await one.next('depth');
    expect(plain(depth.parse(first))).toEqual(first);
    expect(Number(first.bids[0]?.price)).toBeLessThan(Number(first.asks[0]?.price));

    one.socket.emit('watchDepth', { instrument: 'MSFT' });
    await until(() => one.all('depth').some(({ message }) => message.instrument === 'MSFT'));
    one.socket.emit('watchDepth', {});
    one.socket.emit('watchDepth', { instrument: 7 } as never);
    await one.next('heartbeat');
    const told = one.all('depth').length;
    await one.next('heartbeat');
    expect(one.all('depth').length).toBe(told);
  });

  test('tells where an order stands in the queue as soon as it rests', async () => {
    const one = await ear();
    one.socket.emit('watchDepth', { instrument: 'KO' });
    const { bids } = await one.next('depth');
    const sent = await send({ ...order, instrument: 'KO', limitPrice: bids[1]?.price });
    const mine = () => one.all('depth').at(-1)?.message.orders ?? [];
    await until(() => mine().some(({ orderId }) => orderId === sent.body.orderId));

    expect(mine().at(-1)).toMatchObject({ side: 'buy', price: bids[1]?.price });
  });

  test('hears a heartbeat each second that says what was told last', async () => {
    const one = await ear();
    const first = await one.next('heartbeat');
    const second = await one.next('heartbeat');

    expect(plain(heartbeat.parse(first))).toEqual(first);
    expect(Date.parse(second.serverTime) - Date.parse(first.serverTime)).toBeLessThan(2_500);
    expect(second.sequence).toBe(world.desk.health.durableSequence);
    expect(second.health).toMatchObject({ ready: true });
  });

  test('answers at once when it is asked how long the way takes', async () => {
    const one = await ear();
    const answered = new Promise<void>((resolve) => one.socket.emit('roundTrip', resolve));

    await answered;
    one.socket.emit('roundTrip', 'no function' as never);
    await one.next('heartbeat');
  });

  test('does not tell who signed in', async () => {
    const one = await ear();
    const noted = world.desk.state.sequence;
    world.wallClock.forward(60_000);
    const own = { host: new URL(url).host, origin: url };
    const wrong = { username: 'trader', password: 'wrong' };
    expect((await world.call('POST', '/api/v1/session', own, wrong)).status).toBe(401);
    await until(() => world.desk.health.durableSequence > noted);
    await send();
    await until(() => one.all('events').some(({ message }) => message.events.length > 0));
    const types = one
      .all('events')
      .flatMap(({ message }) => message.events.map(({ type }) => type));

    expect(types).not.toContain('ACCESS_NOTED');
  });
});

describe('a stream that has missed something', () => {
  test('asks from where it stands and gets just that', async () => {
    const one = await ear();
    const { sequence, epoch } = one.all('snapshot')[0]!.message;
    await send();
    await until(() => (one.all('events').at(-1)?.message.sequence ?? 0) >= sequence + 2);
    const last = one.all('events').at(-1)!.message.sequence;
    one.socket.emit('resync', { epoch, sequence });
    const answer = await one.next('events');

    expect(answer.previousSequence).toBe(sequence);
    expect(answer.sequence).toBe(last);
    expect(answer.events.map((event) => event.sequence)).toEqual(
      Array.from({ length: last - sequence }, (_, index) => sequence + 1 + index),
    );
    expect(one.all('snapshot').length).toBe(1);
  });

  test.each([
    ['nothing', {}],
    ['another epoch', { epoch: 'epoch-0', sequence: 3 }],
    ['a sequence from the future', { epoch: 'epoch-1', sequence: 1_000_000 }],
  ])('with %s gets a new snapshot, and goes on from there', async (_, request) => {
    const one = await ear();
    one.socket.emit('resync', request);
    const fresh = await one.next('snapshot');
    const next = one.next('events');
    await send();

    expect((await next).previousSequence).toBe(fresh.sequence);
  });

  test.each([
    [null],
    ['everything'],
    [{ sequence: -1 }],
    [{ sequence: 'x', epoch: 'epoch-1' }],
    [{ epoch: 'x'.repeat(100) }],
    [{ epoch: 'epoch-1', sequence: 1, more: true }],
    [[]],
  ])('with the nonsense %j gets nothing, and nobody suffers', async (request) => {
    const one = await ear();
    one.socket.emit('resync', request as never);
    one.socket.emit('visibility', request as never);
    (one.socket as unknown as { emit(name: string, body: unknown): void }).emit('submit', order);
    await one.next('heartbeat');

    expect(one.all('snapshot').length).toBe(1);
    expect(one.socket.connected).toBe(true);
  });

  test('cannot make the desk send snapshots without end', async () => {
    const one = await ear();
    for (let count = 0; count < 200; count += 1) {
      one.socket.emit('resync', {});
    }
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(one.all('snapshot').length).toBeLessThanOrEqual(7);
  });
});

describe('the door of the stream', () => {
  test('is for pages of the desk with a session, and for programs with a key', async () => {
    expect(await refusalOf(url, { ...page })).toBeUndefined();
    expect(await refusalOf(url, { ...(await pageOf('viewer')) })).toBeUndefined();
    expect(await refusalOf(url, { ...(await world.key('read')) })).toBeUndefined();
  });

  test.each([
    ['a page of another site', () => ({ ...page, origin: 'http://evil.example' })],
    ['a page of nowhere', () => ({ ...page, origin: 'null' })],
    ['a cookie without an origin', () => ({ cookie: page['cookie'] ?? '' })],
    ['nobody', () => ({ origin: url })],
    ['nobody at all', () => ({})],
    ['a wrong cookie', () => ({ origin: url, cookie: `desk-session=${'x'.repeat(43)}` })],
    ['a wrong key', () => ({ authorization: 'Bearer desk_wrongwrongwrong' })],
  ])('is shut for %s', async (_, headers) => {
    expect(await refusalOf(url, headers())).toBeDefined();
  });

  test('is shut for a foreign page that has a key as well', async () => {
    const as = { ...(await world.key('read')), origin: 'http://evil.example' };

    expect(await refusalOf(url, as)).toBeDefined();
  });

  test('takes no long polling', async () => {
    const answer = await fetch(`${url}/stream/?EIO=4&transport=polling`, { headers: { ...page } });

    expect(answer.status).toBe(400);
  });

  test('shuts behind whoever signs out', async () => {
    const made = await world.call(
      'POST',
      '/api/v1/session',
      { host: new URL(url).host, origin: url },
      {
        username: 'trader',
        password,
      },
    );
    const as = { cookie: cookieOf(made), origin: url };
    const one = await ear(as);
    one.socket.io.reconnection(false);
    await world.call('DELETE', '/api/v1/session', { ...as, host: new URL(url).host });

    await until(() => !one.socket.connected);
    expect(await refusalOf(url, as)).toBeDefined();
  });

  test('shuts when the key is revoked', async () => {
    const trader = await world.person('trader');
    const made = await world.call('POST', '/api/v1/api-keys', trader, {
      name: 'stream',
      scopes: ['read'],
    });
    const one = await ear({ authorization: `Bearer ${made.body.secret}` });
    one.socket.io.reconnection(false);
    await world.call('DELETE', `/api/v1/api-keys/${made.body.apiKeyId}`, trader);

    await until(() => !one.socket.connected);
  });

  test('shuts when the role changes, and when the session runs out of time', async () => {
    const admin = await world.person('administrator');
    const host = { host: new URL(url).host, origin: url };
    for (const name of ['rita', 'sam']) {
      await world.call('POST', '/api/v1/people', admin, {
        username: name,
        password,
        role: 'trader',
      });
    }
    const opened: StreamEar[] = [];
    for (const name of ['rita', 'sam']) {
      const made = await world.call('POST', '/api/v1/session', host, { username: name, password });
      opened.push(await ear({ cookie: cookieOf(made), origin: url }));
    }
    const [rita, sam] = opened;
    rita?.socket.io.reconnection(false);
    sam?.socket.io.reconnection(false);
    await world.call('PATCH', '/api/v1/people/rita', admin, { role: 'viewer' });
    await until(() => rita?.socket.connected === false);
    expect(sam?.socket.connected).toBe(true);
    world.wallClock.forward(25 * 60 * 60_000);

    await until(() => sam?.socket.connected === false);
  });
});
