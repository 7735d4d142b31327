import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromColumns, toColumns } from './record-columns';

test('records come back from their columns as they were', () => {
  const record = fc.record(
    {
      name: fc.constantFrom('a', 'b', ''),
      amount: fc.bigInt(),
      time: fc.integer(),
      reasons: fc.array(fc.string()),
      inner: fc.record({ side: fc.constantFrom('buy', 'sell'), value: fc.bigInt() }),
      maybe: fc.option(fc.string(), { nil: undefined }),
    },
    { requiredKeys: ['amount', 'time', 'inner'] },
  );
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const columns = deserialize(serialize(toColumns(records)));

      expect(fromColumns(columns)).toEqual(records);
    }),
  );
});
