import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignalReply, signalsNamespace } from '../../../contract/signal-request';
import { streamPath } from '../../../contract/stream';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let url: string;
beforeAll(async () => {
  world = await openWorld();
  url = (await world.web.listen(0, '127.0.0.1')).url;
});
afterAll(() => world.close());

const signal = () => ({
  type: 'EXIT_SIGNAL',
  signalId: 'over-the-wire',
  strategy: 'nobody',
  time: new Date().toISOString(),
  instrument: 'MSFT',
  reason: 'over',
});

async function say(as: Credentials, body: unknown): Promise<SignalReply> {
  const socket = io(`${url}${signalsNamespace}`, {
    path: streamPath,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { ...as },
  });
  try {
    return await socket.timeout(5_000).emitWithAck('signal', body);
  } finally {
    socket.disconnect();
  }
}

test('a signal over a socket is answered as the call would be', async () => {
  const reply = await say(await world.key('signals'), signal());

  expect(reply).toMatchObject({
    status: 202,
    body: { state: 'refused', verdictCode: 'strategy-unknown' },
  });
});

test.each([undefined, null, 7, 'x', [], {}, { type: 'ENTRY_SIGNAL' }])(
  'what is no signal (%j) is a problem there too',
  async (body) => {
    const reply = await say(await world.key('signals'), body);

    expect(reply.status).toBe(400);
  },
);

test('a key without the scope may listen and not send', async () => {
  const reply = await say(await world.key('read'), signal());

  expect(reply).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
});
