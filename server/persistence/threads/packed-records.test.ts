import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookRecord } from '../../ports/venue-books';
import { packPages, unpackRecords } from './packed-records';

test('records are unpacked as they were packed, however many and whatever is in them', async () => {
  const record = fc.record({
    kind: fc.constantFrom('order', 'fill', ''),
    key: fc.string({ unit: 'binary' }),
    value: fc.string({ unit: 'binary' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(record)), async (pages) => {
      expect(unpackRecords(await packPages(each(pages)))).toEqual(pages.flat());
    }),
  );
});

async function* each(pages: readonly (readonly BookRecord[])[]) {
  yield* pages;
}
