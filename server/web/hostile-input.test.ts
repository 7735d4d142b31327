import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  type Credentials,
  type Method,
  openWorld,
  type WebWorld,
} from './web-world.fixture';

/** P12 at the doors: whatever is sent, nothing crashes, and a refusal has changed nothing. */

let world: WebWorld;
let admin: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
});
afterAll(() => world.close());

interface Call {
  readonly method: Method;
  readonly path: string;
  readonly body: object;
}

const order = {
  clientOrderId: 'fuzz',
  instrument: 'AAPL',
  side: 'buy',
  orderType: 'limit',
  quantity: '5',
  limitPrice: '1',
  timeInForce: 'day',
  reduceOnly: false,
  postOnly: false,
  confirm: false,
};

/** One good request of every call that takes a body; the fuzzer bends them. */
const calls: readonly Call[] = [
  { method: 'POST', path: 'orders', body: order },
  { method: 'POST', path: 'orders/preview', body: order },
  { method: 'POST', path: 'orders/batch', body: { orders: [order, order], atomicRisk: true } },
  { method: 'PATCH', path: 'orders/some-order', body: { quantity: '4', limitPrice: '2' } },
  { method: 'POST', path: 'positions/AAPL/close', body: { quantity: '1' } },
  { method: 'PUT', path: 'mode', body: { mode: 'manual', reason: 'x' } },
  { method: 'POST', path: 'kill-switch/release', body: { phrase: 'x', reason: 'y' } },
  {
    method: 'PUT',
    path: 'risk-limits',
    body: {
      scope: { kind: 'instrument', id: 'AAPL' },
      limits: {
        maxPositionSize: '10',
        maxDailyOrders: 5,
        allowList: [{ instrument: 'AAPL', reason: 'x', expiresAt: '2030-01-01T00:00:00Z' }],
      },
      reason: 'x',
    },
  },
  { method: 'POST', path: 'alerts/some/acknowledge', body: { reason: 'x' } },
  {
    method: 'PUT',
    path: 'market-data/source',
    body: { kind: 'recorded', files: ['none.csv'], speed: 1 },
  },
  { method: 'POST', path: 'market-data/replay', body: { until: '2013-10-07T14:00:00Z' } },
  { method: 'PUT', path: 'paper', body: { preset: 'frictionless', fillDelay: 0, rejectRate: '0' } },
  { method: 'POST', path: 'api-keys', body: { name: 'fuzz', scopes: ['read'] } },
];

/** Texts that stand for JSON that JSON.stringify would not write. */
const raw = (json: string) => `@@${json}@@`;
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    raw('1e400'),
    raw('-1e400'),
    raw('-0'),
    raw('1e-400'),
    raw('0.1000000000000000055'),
    raw(`0.${'7'.repeat(40)}`),
    raw('9'.repeat(400)),
    'NaN',
    'Infinity',
    '-0',
    '1e5',
    '0x10',
    `1.${'0'.repeat(60)}`,
    '9'.repeat(64),
    '\u0000',
    '\ud800',
    '../../../etc/passwd',
    "'; drop table orders; --",
    '{{7*7}}',
    '#1',
    'x'.repeat(5_000),
    '',
    ' ',
    null,
    true,
    -1,
    0,
    1.5,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[[[]]]]],
    { toString: 'x', valueOf: 1 },
    { length: 1_000_000_000 },
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.bigInt().map((value) => raw(String(value))),
  fc.jsonValue(),
);

type Bend =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'add'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'double'; readonly at: number }
  | { readonly kind: 'cut'; readonly length: number };

const bend: fc.Arbitrary<Bend> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('replace' as const), at: fc.nat(30), value: hostile }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      name: fc.oneof(
        fc.constantFrom('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', ''),
        fc.string(),
      ),
      value: hostile,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('double' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), length: fc.nat(200) }) },
);

/** The JSON text of a good body after it was bent. */
function bent(body: object, bends: readonly Bend[]): string {
  const copy = structuredClone(body);
  let cut: number | undefined;
  for (const one of bends) {
    const places = placesOf(copy);
    const place = 'at' in one ? places[one.at % Math.max(1, places.length)] : undefined;
    if (one.kind === 'cut') {
      cut = one.length;
    } else if (one.kind === 'add') {
      Object.defineProperty(copy, one.name, {
        value: structuredClone(one.value),
        enumerable: true,
        configurable: true,
      });
    } else if (place !== undefined) {
      const [owner, name] = place;
      if (one.kind === 'replace') {
        Reflect.set(owner, name, structuredClone(one.value));
      } else if (one.kind === 'remove') {
        Reflect.deleteProperty(owner, name);
      } else {
        Reflect.set(owner, name, [Reflect.get(owner, name), Reflect.get(owner, name)]);
      }
    }
  }
  const text = JSON.stringify(copy).replace(/"@@([^"]*)@@"/g, '$1');
  return cut === undefined ? text : text.slice(0, cut);
}

function placesOf(value: object): [object, string][] {
  return Object.entries(value).flatMap(([name, member]) => [
    [value, name] as [object, string],
    ...(typeof member === 'object' && member !== null ? placesOf(member) : []),
  ]);
}

/** Refusals that are events themselves: the desk writes down that it said no. */
const recordedRefusals = new Set(['order-denied', 'credentials-wrong']);

function expectCalm(answer: Answer, before: number, what: string): void {
  expect(answer.status, what).not.toBe(500);
  if (answer.status >= 400) {
    expect(answer.headers['content-type'], what).toContain('application/problem+json');
    expect(answer.body, what).toMatchObject({ status: answer.status, code: expect.any(String) });
    expect(answer.body.detail.length, what).toBeGreaterThan(5);
    if (!recordedRefusals.has(answer.body.code)) {
      expect(commandsSince(before), what).toEqual([]);
    }
  }
}

/** Events that callers caused; the market's own events go on meanwhile. */
function commandsSince(sequence: number): number[] {
  return recorded.filter((event) => event > sequence);
}
let recorded: number[] = [];
beforeAll(() => {
  world.desk.onEvents((batch) => {
    recorded.push(
      ...batch
        .filter(({ actor }) => actor.kind === 'user' || actor.kind === 'apiKey')
        .map(({ sequence }) => sequence),
    );
  });
});

describe('hostile input', () => {
  test('in the body of any call neither breaks it nor changes anything by a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        fc.array(bend, { minLength: 1, maxLength: 4 }),
        async ({ method, path, body }, bends) => {
          const text = bent(body, bends);
          recorded = [];
          const before = world.desk.state.sequence;
          const answer = await world.call(
            method,
            `/api/v1/${path}`,
            { ...admin, 'content-type': 'application/json' },
            text,
          );

          expectCalm(answer, before, `${method} ${path} ${text}`);
        },
      ),
      { numRuns: 1_500 },
    );
  }, 120_000);

  test('as a body of bytes changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json()),
        async ({ method, path }, text) => {
          recorded = [];
          const before = world.desk.state.sequence;
          const answer = await world.call(
            method,
            `/api/v1/${path}`,
            { ...admin, 'content-type': 'application/json' },
            text,
          );

          expectCalm(answer, before, `${method} ${path} ${text}`);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  test('in paths and queries changes nothing', async () => {
    const places = [
      'orders/',
      'orders/by-client-order-id/',
      'instruments/',
      'orders?cursor=',
      'fills?orderId=',
      'events?after=',
      'positions?instrument=',
      'equity?from=',
      'statistics?to=',
      'risk-limits/history?cursor=',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.string({ unit: 'binary' }),
        async (place, text) => {
          const before = world.desk.state.sequence;
          recorded = [];
          const path = `/api/v1/${place}${encodeURIComponent(text.replace(/[\ud800-\udfff]/g, ''))}`;
          const answer = await world.call('GET', path, admin);

          expectCalm(answer, before, path);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  test.each(['/api/v1/orders/%', '/api/v1/orders/%E0%A4%A', '/%zz'])(
    'in an address that cannot be read is refused as a problem: %s',
    async (path) => {
      recorded = [];
      const answer = await world.call('GET', path, admin);

      expectCalm(answer, world.desk.state.sequence, path);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
      expect(answer.headers['content-type']).toMatch('application/problem+json');
    },
  );

  test('in headers changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('authorization', 'cookie', 'origin', 'idempotency-key', 'content-type'),
        fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
        async (name, text) => {
          recorded = [];
          const before = world.desk.state.sequence;
          const as = { 'content-type': 'application/json', [name]: text };
          const answer = await world.call(
            'PUT',
            '/api/v1/mode',
            as,
            '{"mode":"halted","reason":"x"}',
          );

          expect(answer.status).toBe(401);
          expectCalm(answer, before, `${name}: ${text}`);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  test('of ten megabytes is turned away before it is read', async () => {
    const answer = await world.call(
      'POST',
      '/api/v1/orders',
      { ...admin, 'content-type': 'application/json' },
      'x'.repeat(10_000_000),
    );

    expect(answer.status).toBe(413);
  });

  test('has left the desk in working order', async () => {
    const sent = await world.call('POST', '/api/v1/orders', admin, {
      ...order,
      // Its limits are as they were: some of what was bent above was right, and was set.
      instrument: 'KO',
      clientOrderId: 'after',
    });

    expect(sent.status).toBe(201);
    expect((await world.call('GET', '/api/v1/events/verify', admin)).body.intact).toBe(true);
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
