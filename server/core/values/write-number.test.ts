import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal } from './decimal';
import { TextWriter } from './text-writer';
import { writeDecimal, writeNumber } from './write-number';

const out = new TextWriter();

function written(write: () => void): string {
  out.begin();
  write();
  return out.end();
}

/** Both sides of what a double counts exactly, and of each number of digits. */
const edges = Array.from({ length: 21 }, (_, power) => 10n ** BigInt(power))
  .concat(2n ** 31n, 2n ** 53n)
  .flatMap((edge) => [edge - 1n, edge, edge + 1n])
  .flatMap((edge) => [edge, -edge]);

test('a fixed-point number is written as it is formatted', () => {
  const number = fc.oneof(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(-(10n ** 9n), 10n ** 9n));
  const check = (value: bigint) => {
    expect(written(() => writeDecimal(out, value))).toBe(formatDecimal(value));
  };

  edges.forEach(check);
  fc.assert(fc.property(number, check), { numRuns: 500 });
});

test('a number is written as JSON has it', () => {
  const number = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const check = (value: number) => {
    expect(written(() => writeNumber(out, value))).toBe(JSON.stringify(value));
  };

  edges.map(Number).forEach(check);
  check(-0);
  fc.assert(fc.property(number, check), { numRuns: 500 });
});

test('a number that does not fit into the room that is left is written all the same', () => {
  const filled = 'a'.repeat(16_380);

  expect(
    written(() => {
      out.plain(filled);
      writeNumber(out, 1_795_849_553_601);
    }),
  ).toBe(`${filled}1795849553601`);
});
