import { hash } from 'node:crypto';
import type { JournalEntry, JournalRow } from '../../ports/journal';

/** What stands before the first row. */
export const chainStart = '0'.repeat(64);

/** Where a chain ends; sequence 0 and `chainStart` for an empty journal. */
export interface ChainTail {
  readonly sequence: number;
  readonly hash: string;
}

export const emptyChain: ChainTail = { sequence: 0, hash: chainStart };

/**
 * The hash of a row: SHA-256, in hex, over the hash before it and the row's five fields, a line
 * feed between each two. Only the payload, which comes last, may hold a line feed itself, so that
 * two different rows never give the same text.
 */
export function hashOfRow(previousHash: string, entry: JournalEntry): string {
  const { sequence, time, type, actor, payload } = entry;
  return hash('sha256', `${previousHash}\n${sequence}\n${time}\n${type}\n${actor}\n${payload}`);
}

/** The entries as rows that go on from a tail. */
export function chainOnto(tail: ChainTail, entries: readonly JournalEntry[]): JournalRow[] {
  let previousHash = tail.hash;
  // Written out: a row that is spread and added to has a shape of its own, each of them.
  return entries.map((entry) => {
    const row = {
      sequence: entry.sequence,
      time: entry.time,
      type: entry.type,
      actor: entry.actor,
      payload: entry.payload,
      previousHash,
      hash: hashOfRow(previousHash, entry),
    };
    previousHash = row.hash;
    return row;
  });
}

/** Where and why a chain does not hold. */
export interface ChainBreak {
  readonly sequence: number;
  readonly reason: string;
}

/** The first of the rows that does not follow from the tail; undefined when all do. */
export function findChainBreak(
  tail: ChainTail,
  rows: readonly JournalRow[],
): ChainBreak | undefined {
  let { sequence, hash: previousHash } = tail;
  for (const row of rows) {
    sequence += 1;
    if (row.sequence !== sequence) {
      return { sequence, reason: `the row is missing: ${row.sequence} stands in its place` };
    }
    const ownBreak = findOwnBreak(previousHash, row);
    if (ownBreak !== undefined) {
      return ownBreak;
    }
    previousHash = row.hash;
  }
  return undefined;
}

/** What is wrong with one row when the hash before it is right. */
export function findOwnBreak(previousHash: string, row: JournalRow): ChainBreak | undefined {
  const expected = hashOfRow(previousHash, row);
  return row.hash === expected && row.previousHash === previousHash
    ? undefined
    : {
        sequence: row.sequence,
        reason: `its hash is ${row.hash}, and what stands in the row gives ${expected}`,
      };
}
