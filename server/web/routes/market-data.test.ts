import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let admin: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
});
afterAll(() => world.close());

const put = (body: unknown, as = admin) =>
  world.call('PUT', '/api/v1/market-data/source', as, body);
const get = () => world.call('GET', '/api/v1/market-data/source', admin);
const replay = (body: unknown) => world.call('POST', '/api/v1/market-data/replay', admin, body);

test('another seed is another market', async () => {
  expect((await put({ kind: 'simulated', seed: 12 })).body).toMatchObject({
    kind: 'simulated',
    seed: 12,
  });
  expect((await get()).body.seed).toBe(12);
});

test('a recording that is not there is refused, and what played goes on', async () => {
  const answer = await put({ kind: 'recorded', files: ['no-such-day.csv'] });

  expect(answer.status).toBe(422);
  expect(answer.body.code).toBe('market-data-refused');
  expect(answer.body.detail.length).toBeGreaterThan(20);
  expect((await get()).body.kind).toBe('simulated');
});

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  '\u0001',
  'file:///etc/passwd',
  'http://169.254.169.254/latest',
])('the file %j is no recording, and nothing of it is told', async (file) => {
  const answer = await put({ kind: 'recorded', files: [file] });

  expect(answer.status).toBe(422);
  expect(answer.text).not.toContain('root:');
});

test('a simulated market cannot be wound on', async () => {
  const answer = await replay({ until: '2013-10-07T14:00:00Z' });

  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: 'market-data-refused', problem: 'nothing-recorded' });
});

test.each([
  [{ kind: 'simulated' }, 'seed'],
  [{ kind: 'simulated', seed: -1 }, 'seed'],
  [{ kind: 'simulated', seed: 1.5 }, 'seed'],
  [{ kind: 'simulated', seed: 1, speed: 2 }, 'speed'],
  [{ kind: 'recorded', files: [] }, 'files'],
  [{ kind: 'recorded', files: ['a'], speed: 0 }, 'speed'],
  [{ kind: 'recorded', files: ['a'], speed: 'fast' }, 'speed'],
  [{ kind: 'recorded', files: ['a'], startAt: 'noon' }, 'startAt'],
  [{ kind: 'live' }, 'kind'],
  [{}, 'kind'],
])('%j is refused', async (body, field) => {
  const answer = await put(body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('who may not manage venues may look', async () => {
  const trader = await world.person('trader');

  expect((await put({ kind: 'simulated', seed: 1 }, trader)).status).toBe(403);
  expect((await world.call('GET', '/api/v1/market-data/source', trader)).status).toBe(200);
});

test('a market without hours is open and says that it never closes', async () => {
  const answer = await world.call('GET', '/api/v1/market-data/hours', admin);

  expect(answer.body.items).toEqual([
    { session: 'around-the-clock', isOpen: true, changesAt: null, instruments: 38 },
  ]);
});

test('only a tape can be held and let go', async () => {
  await put({ kind: 'simulated', seed: 12 });
  expect((await replay({ state: 'paused' })).body).toMatchObject({
    code: 'market-data-refused',
    problem: 'nothing-recorded',
  });
});

test.each([
  [{}, ''],
  [{ until: '2026-11-22T12:00:00.000Z', state: 'paused' }, ''],
  [{ state: 'rewinding' }, 'state'],
  [{ state: 'paused', speed: 2 }, 'speed'],
  [{ state: 'playing', speed: 0 }, 'speed'],
])('a tape is not moved by %j', async (body, field) => {
  const answer = await replay(body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('recordings are listed, and there may be none', async () => {
  expect((await world.call('GET', '/api/v1/market-data/recordings', admin)).body).toEqual({
    items: [],
  });
});
