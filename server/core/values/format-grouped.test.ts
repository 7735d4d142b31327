import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money } from './amounts';
import { formatDecimal } from './decimal';
import { formatGrouped } from './format-grouped';

test.each([
  ['0', '0'],
  ['-0.00000001', '-0.00000001'],
  ['999.5', '999.5'],
  ['-999', '-999'],
  ['1000', '1,000'],
  ['-1000.25', '-1,000.25'],
  ['12345.67890123', '12,345.67890123'],
  ['123456', '123,456'],
  ['-1234567.5', '-1,234,567.5'],
  ['123456789012345678', '123,456,789,012,345,678'],
])('%s reads %s', (text, words) => {
  expect(formatGrouped(money(text))).toBe(words);
});

test('is the exact figure but for its commas, each before three digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (value) => {
      const words = formatGrouped(value);

      expect(words.replaceAll(',', '')).toBe(formatDecimal(value));
      expect(words).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d+)?$/);
    }),
  );
});
