import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReadRow, readTableColumns } from '../read-tables/read-row';
import { packRows, unpackRows } from './packed-rows';

test('rows come out of the other thread as they went in, those of a table together', () => {
  const tables = Object.keys(readTableColumns) as (keyof typeof readTableColumns)[];
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const row = fc.constantFrom(...tables).chain((table): fc.Arbitrary<ReadRow> => {
    const { columns, key } = readTableColumns[table];
    const ofLength = (length: number) => fc.array(value, { minLength: length, maxLength: length });
    return fc.oneof(
      ofLength(columns.length).map((values) => ({ table, values })),
      ofLength(key.length).map((values) => ({ table, values, isGone: true as const })),
    );
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const arrived = unpackRows(structuredClone(packRows(rows)));

      expect(arrived).toHaveLength(rows.length);
      for (const table of tables) {
        for (const isGone of [undefined, true]) {
          const own = (all: readonly ReadRow[]) =>
            all.filter((one) => one.table === table && one.isGone === isGone);
          expect(own(arrived)).toEqual(own(rows));
        }
      }
    }),
    { numRuns: 30 },
  );
});
