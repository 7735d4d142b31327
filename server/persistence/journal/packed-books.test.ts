import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPage, unpackPages } from './packed-books';

test('records are unpacked as they were packed, however many and whatever is in them', () => {
  const record = fc.record({
    key: fc.string({ unit: 'binary' }),
    value: fc.string({ unit: 'binary' }),
  });
  const page = fc.record({ kind: fc.constantFrom('order', 'fill', ''), records: fc.array(record) });
  fc.assert(
    fc.property(fc.array(page), (pages) => {
      expect(unpackPages(pages.map(({ kind, records }) => packPage(kind, records)))).toEqual(
        pages.flatMap(({ kind, records }) => records.map((one) => ({ kind, ...one }))),
      );
    }),
  );
});
