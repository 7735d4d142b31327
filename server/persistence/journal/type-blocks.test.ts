import { describe, expect, test } from 'vitest';
import { entries } from './journal.fixture';
import { chainOnto, emptyChain } from './journal-chain';
import { TypeNotes } from './type-blocks';

const rows = chainOnto(
  emptyChain,
  entries(1, 130).map((row) => ({ ...row, type: row.sequence % 2 === 0 ? 'EVEN' : 'ODD' })),
);
const firstTwo = rows.slice(0, 2);

describe('notes of the types in a block', () => {
  test('are one for each type of each block, however many rows there are', () => {
    expect(new TypeNotes().missingFor(rows)).toEqual([
      { type: 'ODD', block: 0 },
      { type: 'EVEN', block: 0 },
      { type: 'EVEN', block: 1 },
      { type: 'ODD', block: 1 },
      { type: 'EVEN', block: 2 },
      { type: 'ODD', block: 2 },
    ]);
  });

  test('are made again until they are durable, and then no more', () => {
    const notes = new TypeNotes();
    const missing = notes.missingFor(firstTwo);
    expect(notes.missingFor(firstTwo)).toEqual(missing);

    notes.keep(missing);

    expect(notes.missingFor(rows.slice(2, 63))).toEqual([]);
    expect(notes.missingFor(rows.slice(63, 65))).toEqual([
      { type: 'EVEN', block: 1 },
      { type: 'ODD', block: 1 },
    ]);
  });
});
