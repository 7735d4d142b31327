import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let risk: Credentials;
beforeAll(async () => {
  world = await openWorld();
  risk = await world.person('riskManager');
});
afterAll(() => world.close());

const setMode = (key: string, body: object, as = risk) =>
  world.call('PUT', '/api/v1/mode', { ...as, 'idempotency-key': key }, body);
const sequence = () => world.desk.state.sequence;

test('a repeated call gets the first answer and does nothing', async () => {
  const first = await setMode('a', { mode: 'reduceOnly', reason: 'x' });
  await setMode('b', { mode: 'manual', reason: 'y' });
  const before = sequence();
  const again = await setMode('a', { mode: 'reduceOnly', reason: 'x' });

  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(sequence()).toBe(before);
  expect(world.desk.state.mode).toBe('manual');
});

test('a refusal is remembered too', async () => {
  const first = await setMode('refused', { mode: 'manual', reason: 'same' });
  const wrong = { scope: { kind: 'desk' }, limits: {}, reason: 'x' };
  const put = () =>
    world.call('PUT', '/api/v1/risk-limits', { ...risk, 'idempotency-key': 'limits' }, wrong);
  const [one, two] = [await put(), await put()];

  expect(first.status).toBe(200);
  expect(one.status).toBe(422);
  expect(two.body).toEqual(one.body);
  expect(two.headers['content-type']).toContain('application/problem+json');
});

test('the key with another body or for another call is refused', async () => {
  await setMode('mine', { mode: 'manual', reason: 'x' });
  const otherBody = await setMode('mine', { mode: 'manual', reason: 'z' });
  const otherCall = await world.call(
    'POST',
    '/api/v1/alerts/some/acknowledge',
    { ...risk, 'idempotency-key': 'mine' },
    { reason: 'x' },
  );

  expect(otherBody.status).toBe(422);
  expect(otherBody.body.code).toBe('idempotency-key-reused');
  expect(otherCall.body.code).toBe('idempotency-key-reused');
});

test('the key of one caller is not the key of another', async () => {
  await setMode('shared', { mode: 'manual', reason: 'x' });
  const other = await setMode(
    'shared',
    { mode: 'reduceOnly', reason: 'y' },
    await world.key('risk'),
  );

  expect(other.status).toBe(200);
  expect(other.headers['idempotency-replayed']).toBeUndefined();
});

test('of two at once one acts, and the other is told to come back or gets the same answer', async () => {
  const before = (await world.desk.events(0, 1_000, 'MODE_CHANGED')).length;
  const answers = await Promise.all(
    [1, 2, 3].map(() => setMode('race', { mode: 'halted', reason: 'race' })),
  );
  const statuses = answers.map(({ status }) => status).sort();

  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect((await world.desk.events(0, 1_000, 'MODE_CHANGED')).length).toBe(before + 1);
});

test.each(['has blank', '', 'x'.repeat(129), 'ümlaut'])('the key %j cannot be one', async (key) => {
  const answer = await setMode(key, { mode: 'manual', reason: 'x' });

  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe('header-malformed');
});

test('an answer that could not be written down is given all the same', async () => {
  const failing = await openWorld({
    change: (given) => ({
      ...given,
      idempotency: {
        claim: () => Promise.resolve({ kind: 'fresh' }),
        answer: () => Promise.reject(new Error('the disk is full')),
        release: () => Promise.reject(new Error('the disk is full')),
        deleteClaimedBefore: () => Promise.resolve(0),
      },
    }),
  });
  const as = { ...(await failing.person('riskManager')), 'idempotency-key': 'k' };
  const answer = await failing.call('PUT', '/api/v1/mode', as, { mode: 'manual', reason: 'x' });

  expect(answer.status).toBe(200);
  expect(failing.log.lines.some(({ level }) => level === 'warn')).toBe(true);
  await failing.close();
});
