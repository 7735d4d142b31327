import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Drawer, fitsUnits, type RowForm, Shelf } from './shelf';

interface Coin {
  readonly name: string;
  readonly worth: bigint;
  readonly struckAt: number;
}

const coinForm: RowForm<Coin> = {
  words: 1,
  units: 1,
  numbers: 1,
  fits: ({ worth }) => fitsUnits(worth),
  write: ({ name, worth, struckAt }, { words, units, numbers }: Drawer, row) => {
    words[row] = name;
    units[row] = worth;
    numbers[row] = struckAt;
  },
  read: ({ words, units, numbers }: Drawer, row) => ({
    name: words[row] as string,
    worth: units[row] as bigint,
    struckAt: numbers[row] as number,
  }),
};
const most = 2n ** 63n - 1n;
const least = -(2n ** 63n);

test('gives back what was put there, or says that it does not fit', () => {
  const coin = fc.record({
    name: fc.string(),
    worth: fc.oneof(fc.bigInt(), fc.constantFrom(most, most + 1n, least, least - 1n)),
    struckAt: fc.integer(),
  });
  fc.assert(
    fc.property(fc.array(coin, { size: 'large' }), (coins) => {
      const shelf = new Shelf(coinForm);
      const places = coins.map((one) => shelf.put(one));
      for (const [index, one] of coins.entries()) {
        const place = places[index];
        const isInRange = one.worth >= least && one.worth <= most;
        expect(place !== undefined).toBe(isInRange);
        expect(place === undefined ? one : shelf.read(place)).toEqual(one);
      }
    }),
  );
});

test('keeps thousands apart, whichever of them were freed', () => {
  const shelf = new Shelf(coinForm);
  const coinOf = (count: number) => ({ name: `c${count}`, worth: BigInt(count), struckAt: count });
  const places = Array.from({ length: 5_000 }, (_, count) => shelf.put(coinOf(count)) as number);

  for (const [count, place] of places.entries()) {
    if (count % 7 !== 0 && count < 4_000) {
      shelf.free(place);
    }
  }

  for (const [count, place] of places.entries()) {
    if (count % 7 === 0 || count >= 4_000) {
      expect(shelf.read(place)).toEqual(coinOf(count));
    }
  }
});

test('who has begun to read goes on reading what has been freed since', () => {
  const shelf = new Shelf(coinForm);
  const coinOf = (count: number) => ({ name: `c${count}`, worth: 1n, struckAt: count });
  const places = Array.from({ length: 3_000 }, (_, count) => shelf.put(coinOf(count)) as number);

  const read = shelf.reader();
  for (const place of places) {
    shelf.free(place);
  }
  const later = Array.from({ length: 3_000 }, (_, count) => shelf.put(coinOf(-count)) as number);

  expect(places.map(read)).toEqual(places.map((_, count) => coinOf(count)));
  expect(later.map((place) => shelf.read(place))).toEqual(later.map((_, count) => coinOf(-count)));
});
