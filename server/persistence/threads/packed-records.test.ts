import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRecords, unpackRecords } from './packed-records';

test('records are unpacked as they were packed, however many and whatever is in them', () => {
  const record = fc.record({
    kind: fc.constantFrom('order', 'fill', ''),
    key: fc.string({ unit: 'binary' }),
    value: fc.string({ unit: 'binary' }),
  });
  fc.assert(
    fc.property(fc.array(record), fc.constantFrom(1, 300), (few, times) => {
      const records = Array.from({ length: times }, () => few).flat();

      expect(unpackRecords(packRecords(records))).toEqual(records);
    }),
    { numRuns: 30 },
  );
});
