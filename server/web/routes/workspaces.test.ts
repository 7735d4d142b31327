import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspacesMax } from '../../../contract/workspace';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let trader: Credentials;
let viewer: Credentials;
beforeAll(async () => {
  world = await openWorld();
  trader = await world.person('trader');
  viewer = await world.person('viewer');
});
afterAll(() => world.close());

const put = (as: Credentials, name: string, version: number, layout = '{"panels":[]}') =>
  world.call('PUT', `/api/v1/workspaces/${name}`, as, { version, layout });
const list = (as: Credentials) => world.call('GET', '/api/v1/workspaces', as);

describe('a workspace', () => {
  test('is saved, counts its versions up, and is there for nobody else', async () => {
    expect((await put(trader, 'Morning', 0)).body.version).toBe(1);
    expect((await put(trader, 'Morning', 1, '{"panels":[1]}')).body.version).toBe(2);

    expect((await list(trader)).body.items).toMatchObject([
      { name: 'Morning', version: 2, layout: '{"panels":[1]}' },
    ]);
    expect((await list(viewer)).body.items).toEqual([]);
  });

  test('that was saved elsewhere is refused with the version that stands', async () => {
    await put(trader, 'Shared', 0);
    await put(trader, 'Shared', 1);

    const late = await put(trader, 'Shared', 1);

    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'workspace-changed', version: 2 });
    expect(late.body.detail).toBe(
      'The workspace Shared was saved elsewhere: it stands at version 2, you have seen 1.',
    );
  });

  test('that was deleted says so to whoever saves over it', async () => {
    await put(trader, 'Gone', 0);
    expect((await world.call('DELETE', '/api/v1/workspaces/Gone', trader)).status).toBe(204);

    expect((await put(trader, 'Gone', 1)).body).toMatchObject({
      code: 'workspace-changed',
      version: 0,
    });
    expect((await world.call('DELETE', '/api/v1/workspaces/Gone', trader)).body.code).toBe(
      'workspace-not-found',
    );
  });

  test.each([
    ['[1]', 'Must be the JSON text of an object.'],
    ['no json', 'Must be the JSON text of an object.'],
    [`{"a":"${'x'.repeat(64_000)}"}`, 'Must be at most 64000 characters.'],
  ])('with the layout %.9s is refused with what would be right', async (layout, message) => {
    const answer = await put(trader, 'Bad', 0, layout);

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field: 'layout', message }]);
  });

  test('has a name that one can say', async () => {
    expect((await put(trader, '%20', 0)).status).toBe(400);
    expect((await put(trader, 'Früh%20am%20Tag', 0)).body.name).toBe('Früh am Tag');
  });

  test('more than a person may keep is refused, saving over one is not', async () => {
    const many = await world.person('riskManager');
    for (let number = 1; number <= workspacesMax; number += 1) {
      await put(many, `w${number}`, 0);
    }

    expect((await put(many, 'one-more', 0)).body.code).toBe('too-many-workspaces');
    expect((await put(many, 'w1', 1)).status).toBe(200);
  });

  test('is not arranged by a key', async () => {
    const key = await world.key('admin');

    expect((await list(key)).status).toBe(200);
    expect((await put(key, 'By key', 0)).body.code).toBe('permission-denied');
  });
});
