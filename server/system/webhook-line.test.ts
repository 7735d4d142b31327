import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address';
import { systemClock } from './system-clock';
import { createWebhookLine } from './webhook-line';

const key = Buffer.alloc(32, 7);
const line = createWebhookLine({ key, mayCallPrivate: true, clock: systemClock, timeoutMs: 500 });
const careful = createWebhookLine({ key, mayCallPrivate: false, clock: systemClock });
const message = { secret: 'whsec_1', deliveryId: 'd1', body: '{"message":"größer als −500"}' };

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());

/** A receiver on loopback; gives its address. */
function listen(
  answer: (request: IncomingMessage, body: string) => { status: number; head?: object } | undefined,
): Promise<string> {
  const receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const said = answer(request, body);
      if (said !== undefined) {
        response.writeHead(said.status, { ...said.head });
        // More than anybody wants to read.
        response.end('x'.repeat(5_000_000));
      }
    });
  });
  server = receiver;
  return new Promise((resolve) => {
    receiver.listen(0, '127.0.0.1', () => {
      // One that listens on a port has one.
      resolve(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`);
    });
  });
}

describe('the line to webhooks', () => {
  test('signs time and body so that the receiver can prove who sent it', async () => {
    let proof: string | undefined;
    const url = await listen((request, body) => {
      const [, time = '', signature = ''] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['desk-signature'])) ?? [];
      const expected = createHmac('sha256', 'whsec_1').update(`${time}.${body}`).digest('hex');
      proof = `${signature === expected} ${request.headers['desk-delivery']} ${body === message.body}`;
      return { status: 200 };
    });

    expect(await line.send({ ...message, url })).toEqual({ kind: 'answered', status: 200 });
    expect(proof).toBe('true d1 true');
  });

  test('follows no redirect', async () => {
    let calls = 0;
    const url = await listen(() => {
      calls += 1;
      return { status: 307, head: { location: 'http://127.0.0.1:1/' } };
    });

    expect(await line.send({ ...message, url })).toEqual({ kind: 'answered', status: 307 });
    expect(calls).toBe(1);
  });

  test('waits for an answer so long and no longer', async () => {
    const url = await listen(() => undefined);

    expect(await line.send({ ...message, url })).toEqual({
      kind: 'failed',
      reason: 'no answer in time',
    });
  });

  test('says what a connection failed of', async () => {
    expect(await line.send({ ...message, url: 'http://127.0.0.1:1/' })).toEqual({
      kind: 'failed',
      reason: 'ECONNREFUSED',
    });
  });

  test('gives every webhook and generation its own secret, the same at every start', () => {
    const again = createWebhookLine({ key, mayCallPrivate: false, clock: systemClock });
    const secrets = [line.secretOf('a', 1), line.secretOf('a', 2), line.secretOf('b', 1)];

    expect(new Set(secrets).size).toBe(3);
    expect(again.secretOf('a', 2)).toBe(secrets[1]);
    expect(secrets[0]).toMatch(/^whsec_[\w-]{43}$/);
  });
});

describe('an address of a private or loopback network', () => {
  test.each([
    'http://127.0.0.1:8080/',
    'http://localhost/',
    'http://desk.local./',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'ftp://watch.example/',
    'https://me:secret@watch.example/',
    'watch.example',
  ])('%s is refused before anything is sent', async (url) => {
    expect(careful.problemWith(url)).toMatch(/^must /);
    expect(await careful.send({ ...message, url })).toMatchObject({ kind: 'forbidden' });
  });

  test('is not called under a name either: the address is looked at that is connected to', async () => {
    let calls = 0;
    const url = await listen(() => {
      calls += 1;
      return { status: 200 };
    });
    // A name that every machine resolves to loopback, and that does not look like it.
    const renamed = url.replace('127.0.0.1', 'ip6-localhost');

    expect(careful.problemWith(renamed)).toBeUndefined();
    expect((await careful.send({ ...message, url: renamed })).kind).not.toBe('answered');
    expect(calls).toBe(0);
  });

  test.each([
    ['8.8.8.8', true],
    ['172.15.255.255', true],
    ['172.16.0.0', false],
    ['172.31.255.255', false],
    ['172.32.0.0', true],
    ['100.64.0.1', false],
    ['192.168.1.1', false],
    ['255.255.255.255', false],
    ['2606:4700::1111', true],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['no address', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
