import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';
import { StreamEar } from './stream-client.fixture';

let world: WebWorld;
let url: string;
let page: Credentials;
beforeAll(async () => {
  world = await openWorld();
  url = (await world.web.listen(0, '127.0.0.1')).url;
  const { cookie = '' } = await world.person('administrator');
  page = { cookie, origin: url };
});
afterAll(() => world.close());

/** The line under a stream, to stop reading from it as a hung browser does. */
function lineOf(ear: StreamEar): Socket {
  const { transport } = ear.socket.io.engine as unknown as {
    readonly transport: { readonly ws: { readonly _socket: Socket } };
  };
  return transport.ws._socket;
}

/** Orders far too large: each is told with every check that refuses it, the most bytes for the least work. */
async function refuse(rounds: number): Promise<void> {
  const admin = await world.person('administrator');
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 90_000_000 };
  const orders = Array.from({ length: 500 }, () => order);
  for (let round = 0; round < rounds; round += 1) {
    const sent = await world.call('POST', '/api/v1/orders/batch', admin, { orders });
    expect(sent.status).toBe(200);
  }
}

test('a browser that stops reading holds up nobody, costs bounded memory, and catches up', async () => {
  const [stalled, lively] = [new StreamEar(url, { ...page }), new StreamEar(url, { ...page })];
  await until(() => stalled.all('snapshot').length + lively.all('snapshot').length === 2);
  lineOf(stalled).pause();
  await refuse(6);
  const last = world.desk.health.durableSequence;
  await until(() => standOf(lively) >= last, 20_000);
  for (const { conn } of await world.web.io.fetchSockets().then((all) => all as never[])) {
    expect(unsentOf(conn)).toBeLessThan(6_000_000);
  }

  lineOf(stalled).resume();
  await until(() => stalled.all('snapshot').length === 2, 10_000);
  const again = stalled.all('snapshot')[1]!.message;
  expect(again.sequence).toBeGreaterThanOrEqual(last);
  const after = stalled.heard.slice(stalled.heard.findLastIndex(({ kind }) => kind === 'snapshot'));
  await refuse(1);
  await until(() => {
    const told = stalled.all('events').at(-1)?.message;
    return told !== undefined && told.sequence > again.sequence;
  });
  expect(after[0]?.kind).toBe('snapshot');
  stalled.close();
  lively.close();
}, 120_000);

test('a browser that has hung does not keep the desk from closing', async () => {
  const closing = await openWorld();
  const address = (await closing.web.listen(0, '127.0.0.1')).url;
  const { cookie = '' } = await closing.person('trader');
  const hung = new StreamEar(address, { cookie, origin: address });
  await until(() => hung.all('snapshot').length === 1);
  lineOf(hung).pause();
  const startedAt = performance.now();
  await closing.close();

  expect(performance.now() - startedAt).toBeLessThan(3_000);
  hung.close();
});

/** The sequence that a client stands at, having missed nothing on the way. */
function standOf({ heard }: StreamEar): number {
  let stand = 0;
  for (const { kind, message } of heard) {
    if (kind === 'snapshot') {
      stand = message.sequence;
    } else if (kind === 'events') {
      expect(message.previousSequence).toBe(stand);
      stand = message.sequence;
    }
  }
  return stand;
}

function unsentOf(conn: {
  readonly writeBuffer: readonly { readonly data?: string }[];
  readonly transport: { readonly socket: { readonly bufferedAmount: number } };
}): number {
  return conn.writeBuffer.reduce(
    (bytes, { data = '' }) => bytes + data.length,
    conn.transport.socket.bufferedAmount,
  );
}
