import { expect, test } from 'vitest';
import { booksVersion } from './books-version';
import { account, PaperWorld } from './paper-world.fixture';

const market = { orderType: 'market' } as const;

async function worldWithPosition(): Promise<PaperWorld> {
  const world = await PaperWorld.open();
  await world.venue.submitOrder(world.request('buy', '100', market));
  await world.settle();
  return world;
}

function putVersion({ books }: PaperWorld, value: string): void {
  books.records.set('version/version', { kind: 'version', key: 'version', value });
}

test('books that a newer desk has written are not opened, and nothing in them is changed', async () => {
  const world = await worldWithPosition();
  await world.venue.disconnect();
  putVersion(world, String(booksVersion + 1));
  const before = [...world.books.records.values()];

  await expect(world.restart()).rejects.toThrow(
    `The books of the paper venue are of version ${booksVersion + 1}, and this desk reads them up to version ${booksVersion}: start the newer desk that wrote them.`,
  );

  expect(world.venue.isConnected()).toBe(false);
  await world.venue.disconnect();
  expect([...world.books.records.values()]).toEqual(before);
});

test('books from before there was a version are read, and carry the version from then on', async () => {
  const world = await worldWithPosition();
  expect(world.books.records.get('version/version')?.value).toBe(String(booksVersion));
  await world.venue.disconnect();
  world.books.records.delete('version/version');

  await world.restart();

  expect(await world.venue.getPositions(account)).toHaveLength(1);
  expect(world.books.records.get('version/version')?.value).toBe(String(booksVersion));
});
