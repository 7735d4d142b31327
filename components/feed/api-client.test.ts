import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { callApi, newIdempotencyKey, pathOf } from './api-client';

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

/** A desk that says what it is told to say, over a real connection. */
let answer: { status: number; body: string; headers?: Record<string, string> };
const calls: Call[] = [];
let server: Server;
const plainFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) {
      body += String(part);
    }
    const key = request.headers['idempotency-key'];
    calls.push({ method: request.method, url: request.url, key: key?.toString(), body });
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A page knows its own origin; Node does not have one.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => plainFetch(`${origin}${path}`, init));
});
afterEach(() => {
  calls.length = 0;
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

const order = z.object({ orderId: z.string() });

describe('a call of the desk', () => {
  test('sends what it is asked to and reads the answer', async () => {
    answer = { status: 201, body: '{"orderId":"o-1"}' };

    const result = await callApi({
      method: 'POST',
      path: '/orders',
      query: { account: 'main', strategy: undefined },
      body: { quantity: '1' },
      schema: order,
      idempotencyKey: 'k-1',
    });

    expect(result).toEqual({ ok: true, value: { orderId: 'o-1' }, status: 201 });
    expect(calls).toEqual([
      { method: 'POST', url: '/api/v1/orders?account=main', key: 'k-1', body: '{"quantity":"1"}' },
    ]);
  });

  test('gives a refusal with its code, its sentence and all it carried', async () => {
    answer = {
      status: 429,
      body: '{"code":"rate-limited","title":"Slow down","detail":"50 a second.","limit":50}',
      headers: { 'retry-after': '2' },
    };

    const result = await callApi({ method: 'GET', path: '/orders', schema: order });

    expect(result).toMatchObject({
      ok: false,
      problem: {
        kind: 'refused',
        status: 429,
        code: 'rate-limited',
        detail: '50 a second.',
        retryAfterSeconds: 2,
        members: { limit: 50 },
      },
    });
  });

  test.each([
    ['an error without a problem document', 502, '<html>Bad gateway</html>'],
    ['an answer of another shape', 200, '{"orderId":7}'],
    ['an answer that is no JSON', 200, 'hello'],
  ])('takes %s for unreadable', async (_, status, body) => {
    answer = { status, body };

    const result = await callApi({ method: 'GET', path: '/orders', schema: order });

    expect(result).toMatchObject({ ok: false, problem: { kind: 'unreadable', status } });
  });

  test('that finds nobody is unreachable, and does not throw', async () => {
    const closed = vi.fn(() => plainFetch('http://127.0.0.1:1/'));
    vi.stubGlobal('fetch', closed);

    const result = await callApi({ method: 'GET', path: '/orders', schema: order });

    expect(result).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });
});

test('ids in a path are escaped', () => {
  expect(pathOf`/alerts/${'order-value/AAPL?x'}/acknowledge`).toBe(
    '/alerts/order-value%2FAAPL%3Fx/acknowledge',
  );
});

test('two intents never share a key', () => {
  const keys = Array.from({ length: 1_000 }, newIdempotencyKey);

  expect(new Set(keys).size).toBe(1_000);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});
