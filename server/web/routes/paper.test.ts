import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let admin: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
});
afterAll(() => world.close());

const put = (body: unknown, as = admin) => world.call('PUT', '/api/v1/paper', as, body);

test('a preset is chosen, a knob is turned over it, and the change is on record', async () => {
  expect((await world.call('GET', '/api/v1/paper', admin)).body.preset).toBe('frictionless');
  expect((await put({ preset: 'stressed' })).body).toMatchObject({
    preset: 'stressed',
    fillDelay: 250,
    rejectRate: '0.01',
  });
  expect((await put({ rejectRate: 0.5, commission: '0.0035' })).body).toMatchObject({
    preset: 'custom',
    fillDelay: 250,
    rejectRate: '0.5',
    commission: '0.0035',
  });
  const events = await world.desk.events(0, 100, 'VENUE_SETTINGS_CHANGED');
  expect(events.length).toBe(2);
  expect(events[1]?.actor).toContain('administrator');
});

test.each([
  [{}, ''],
  [{ preset: 'gentle' }, 'preset'],
  [{ rejectRate: 1.1 }, 'rejectRate'],
  [{ rejectRate: -0.1 }, 'rejectRate'],
  [{ fillDelay: 1.5 }, 'fillDelay'],
  [{ fillDelay: 'soon' }, 'fillDelay'],
  [{ commission: '1e9' }, 'commission'],
  [{ fillModel: 'magic' }, 'fillModel'],
  [{ initialCapital: 1 }, 'initialCapital'],
])('%j is refused', async (body, field) => {
  const answer = await put(body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});

test('a knob beyond its range is refused with the range', async () => {
  const answer = await put({ slippagePercent: 90 });

  expect(answer.status).toBe(422);
  expect(answer.body.detail).toContain('must be from 0 to 50');
});

test('is not for traders', async () => {
  expect((await put({ preset: 'brutal' }, await world.person('trader'))).status).toBe(403);
});

test('every preset shows its knobs before it is chosen, and all have the capital that is set', async () => {
  const { body } = await world.call('GET', '/api/v1/paper/presets', admin);
  const names = body.items.map(({ preset }: { preset: string }) => preset);

  expect(names).toEqual(['frictionless', 'alpaca-like', 'realistic', 'stressed', 'brutal']);
  expect(body.items[4]).toMatchObject({ initialCapital: '1000000', slippagePercent: '0.5' });
});
