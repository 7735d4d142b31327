import { afterAll, beforeAll, expect, test } from 'vitest';
import { signalsNamespace } from '../../../contract/signal-request';
import { type Credentials, openWorld, until, type WebWorld } from '../web-world.fixture';
import { connectStream, refusalOf, StreamEar } from './stream-client.fixture';

let world: WebWorld;
let url: string;
let program: Credentials;
beforeAll(async () => {
  world = await openWorld({
    config: { rateLimits: { apiKeyPerSecond: 20, sessionPerSecond: 100_000 } },
  });
  url = (await world.web.listen(0, '127.0.0.1')).url;
  program = await world.key('read');
});
afterAll(() => world.close());

test('a caller has fifty connections, of signals too, and new ones when they are over', async () => {
  const sockets = Array.from({ length: 50 }, () =>
    connectStream(`${url}${signalsNamespace}`, { ...program }),
  );
  await Promise.all(
    sockets.map((socket) => new Promise<void>((resolve) => socket.on('connect', resolve))),
  );

  expect(await refusalOf(url, { ...program })).toBeDefined();
  expect(await refusalOf(url, { ...(await world.key('signals')) })).toBeUndefined();
  for (const socket of sockets) {
    socket.disconnect();
  }
  await until(async () => (await refusalOf(url, { ...program })) === undefined);
});

test('who sends without end is cut off, and others are not', async () => {
  const other = new StreamEar(url, { ...(await world.key('read')) });
  const flood = connectStream(url, { ...program });
  flood.io.reconnection(false);
  await new Promise<void>((resolve) => flood.on('connect', resolve));
  let isOver = false;
  flood.on('disconnect', () => {
    isOver = true;
  });

  for (let count = 0; count < 1_000; count += 1) {
    flood.emit('visibility', { hidden: count % 2 === 0 });
  }

  await until(() => isOver);
  await other.next('heartbeat');
  other.close();
});
