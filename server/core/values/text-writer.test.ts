import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextWriter } from './text-writer';

const room = 16_384;

/** Texts that just fit, just do not, and need escapes at either end of the room. */
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(100, room - 3, room - 2, room - 1, room, 3 * room), fc.string())
    .map(([length, last]) => 'a'.repeat(length) + last),
);

test('however long the texts are, and whatever is in them, all of it is written', () => {
  const writer = new TextWriter();
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      writer.begin();
      writer.code(0x5b);
      for (const [index, one] of texts.entries()) {
        if (index > 0) {
          writer.plain(',');
        }
        writer.quoted(one);
      }
      writer.code(0x5d);

      expect(writer.end()).toBe(JSON.stringify(texts));
    }),
    { numRuns: 300 },
  );
});

test('plain text is written as it stands, a longer one than there is room for too', () => {
  const writer = new TextWriter();
  for (const length of [0, 1, room - 1, room, room + 1]) {
    writer.begin();
    writer.plain('ab');
    writer.plain('c'.repeat(length));
    writer.code(0x64);

    expect(writer.end()).toBe(`ab${'c'.repeat(length)}d`);
  }
});
