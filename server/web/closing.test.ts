import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openWorld, until, type WebWorld } from './web-world.fixture';

describe('a desk that is stopping', () => {
  let world: WebWorld;
  afterEach(() => world.close());

  test('finishes the call that is under way and refuses the next with a code', async () => {
    let asked = false;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    world = await openWorld({
      change: (given) => ({
        ...given,
        idempotency: {
          ...given.idempotency,
          claim: async (request) => {
            asked = true;
            await held;
            return await given.idempotency.claim(request);
          },
        },
      }),
    });
    const { authorization } = await world.key('trade', 'read');
    const { port } = await world.web.listen(0, '127.0.0.1');
    const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '1' };
    const batch = JSON.stringify({ orders: [order] });
    const socket = connect(port, '127.0.0.1');
    const send = (call: string, ...rest: readonly string[]) =>
      socket.write(
        [`${call} HTTP/1.1`, 'host: desk', `authorization: ${authorization}`, ...rest].join('\r\n'),
      );
    let heard = '';
    socket.on('data', (part: Buffer) => {
      heard += part.toString();
    });

    send(
      'POST /api/v1/orders/batch',
      ...['idempotency-key: one', 'content-type: application/json'],
      `content-length: ${batch.length}\r\n\r\n${batch}`,
    );
    await until(() => asked);
    const closing = world.web.close();
    send('GET /api/v1/orders', '\r\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    await Promise.all([once(socket, 'close'), closing]);

    const [first = '', second = ''] = heard.split(/(?=HTTP\/1\.1 )/);
    expect(first).toMatch(/^HTTP\/1\.1 200 /);
    expect(second).toMatch(/^HTTP\/1\.1 503 /);
    expect(second).toMatch(/^content-type: application\/problem\+json/im);
    expect(JSON.parse(second.slice(second.indexOf('\r\n\r\n')))).toMatchObject({
      code: 'not-ready',
      detail: 'The desk is stopping; nothing of this call was carried out.',
    });
  });
});
