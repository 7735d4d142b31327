import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toUserName } from '../../core/values/ids';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
});
afterAll(() => world.close());

const read = (as: Credentials) => world.call('GET', '/api/v1/preferences', as);
const change = (as: Credentials, body: object) =>
  world.call('PATCH', '/api/v1/preferences', as, body);

describe('how a person likes the screen', () => {
  test('is nothing at first, kept setting by setting, and taken back with null', async () => {
    expect((await read(trader)).body).toEqual({});

    await change(trader, { theme: 'light', keys: { 'place./risk': 'Alt+2', palette: null } });
    await change(trader, { timeZone: 'utc' });
    expect((await read(trader)).body).toEqual({
      theme: 'light',
      timeZone: 'utc',
      keys: { 'place./risk': 'Alt+2', palette: null },
    });

    expect((await change(trader, { theme: null })).body).toEqual({
      timeZone: 'utc',
      keys: { 'place./risk': 'Alt+2', palette: null },
    });
  });

  test('is the own of each', async () => {
    await change(trader, { pair: 'blue-orange' });

    expect((await read(await world.person('viewer'))).body).toEqual({});
  });

  test('with a word that is none is refused, with the words there are', async () => {
    const answer = await change(trader, { theme: 'pink', volume: 11 });

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { field: 'theme', message: 'Must be dark, light or contrast.' },
        expect.objectContaining({ field: 'volume' }),
      ]),
    );
  });

  test('from an older desk whose words are gone is left out, the rest is read', async () => {
    const owner = { kind: 'person', person: toUserName('riskManager') } as const;
    const riskManager = await world.person('riskManager');
    await world.persistence.preferences.saveSetting(owner, 'screen.theme', '"sepia"');
    await world.persistence.preferences.saveSetting(owner, 'screen.motion', '"reduced"');

    expect((await read(riskManager)).body).toEqual({ motion: 'reduced' });
  });

  test('is not changed by a key', async () => {
    const key = await world.key('admin');

    expect((await change(key, { confirmMode: 'oneClick' })).body.code).toBe('permission-denied');
  });
});
