import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import { packBatch, unpackBatch } from './packed-batch';

test('a batch comes out of the other thread as it went in, with what is deleted', () => {
  const text = fc.string();
  const entry = fc.record({
    sequence: fc.nat(),
    time: fc.nat().map(toInstant),
    type: text,
    actor: text,
    payload: text,
  });
  const record = fc.record({ kind: text, key: text, value: fc.option(text, { nil: undefined }) });
  const batch = fc.record({
    entries: fc.array(entry),
    books: fc.array(fc.record({ venue: text, records: fc.array(record) })),
  });
  fc.assert(
    fc.property(batch, (given) => {
      expect(unpackBatch(structuredClone(packBatch(given)))).toEqual(given);
    }),
    { numRuns: 30 },
  );
});
