import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, type WebWorld } from './web-world.fixture';

let world: WebWorld;
let port: number;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  ({ port } = await world.web.listen(0, '127.0.0.1'));
  trader = await world.key('trade');
});
afterAll(() => world.close());

/** Sends the bytes and takes what comes until the desk hangs up. */
function said(bytes: string): Promise<{ readonly head: string; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      resolve({ head, body });
    });
    socket.end(bytes);
  });
}

const order = JSON.stringify({
  instrument: 'MSFT',
  side: 'buy',
  orderType: 'limit',
  quantity: '5',
  limitPrice: '1',
});
const post = (...headers: readonly string[]) =>
  [
    'POST /api/v1/orders HTTP/1.1',
    'host: desk',
    `authorization: ${trader['authorization']}`,
    'content-type: application/json',
    ...headers,
    '',
    '',
  ].join('\r\n');

test.each<[string, () => string, number, RegExp]>([
  ['bytes of another protocol', () => '\x16\x03\x01\x02\x00', 400, /not a request of HTTP/],
  ['lines that end wrong', () => 'GET /healthz HTTP/1.1\nhost: x\n\n', 400, /not a request/],
  ['two lengths', () => `${post('content-length: 5', 'content-length: 6')}${order}`, 400, /length/],
  [
    'a length beside chunks',
    () => `${post('content-length: 5', 'transfer-encoding: chunked')}5\r\n{"a":\r\n0\r\n\r\n`,
    400,
    /length/,
  ],
  [
    'a chunk without a size',
    () => `${post('transfer-encoding: chunked')}many\r\n${order}\r\n0\r\n\r\n`,
    400,
    /not a request/,
  ],
  [
    'a body that is cut off',
    () => `${post(`content-length: ${order.length + 1}`)}${order}`,
    400,
    /length/,
  ],
  ['a head without an end', () => post(`x: ${'y'.repeat(70_000)}`), 431, /at most \d+ bytes/],
])('%s: the answer is a problem document, and nothing is done', async (_, bytes, status, words) => {
  const { head, body } = await said(bytes());

  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .+`));
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  expect(JSON.parse(body)).toMatchObject({
    status,
    code: 'request-malformed',
    detail: expect.stringMatching(words),
  });
  expect(world.desk.state.orderCount).toBe(0);
});
