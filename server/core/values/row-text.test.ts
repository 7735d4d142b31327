import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiJson, headOf } from './row-text';

test('the head of a row reads as the whole row does', () => {
  const member = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(member, { minLength: 1 }), (row) => {
      const text = asciiJson([...row, { rest: true }]);

      expect(headOf(text, row.length)).toEqual(row);
    }),
  );
});

test('a text of any characters is written in ASCII, and read back', () => {
  for (const text of ['é', '–', '😀', '\ud800', '\u2028', '"\\', '\u007f']) {
    const written = asciiJson([text]);

    expect(written).toMatch(/^[ -~]*$/);
    expect(JSON.parse(written)).toEqual([text]);
  }
});
