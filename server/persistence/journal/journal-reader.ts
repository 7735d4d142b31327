import type { JournalRow, Verification } from '../../ports/journal';
import {
  type ChainBreak,
  type ChainTail,
  chainStart,
  emptyChain,
  findChainBreak,
  findOwnBreak,
} from './journal-chain';
import { chainBroken } from './journal-error';

/** Stored rows as they come, unproven. */
export interface JournalSource {
  /** Rows after a sequence, oldest first, at most `limit`; `previousHash` is the row's before it. */
  rows(after: number, limit: number, type?: string): Promise<readonly JournalRow[]>;
  /** The hash of one row; undefined when there is no such row. */
  hashOf(sequence: number): Promise<string | undefined>;
  /** Where the chain ended after the last batch, kept apart from the rows. */
  tip(): Promise<ChainTail>;
}

const pageRows = 500;

/**
 * Rows after a sequence, each proven.
 * Errors: JournalError `journal-chain-broken` with the sequence.
 */
export async function readRows(
  source: JournalSource,
  after: number,
  limit: number,
  type?: string,
): Promise<readonly JournalRow[]> {
  const rows = await source.rows(after, limit, type);
  const chainBreak =
    type === undefined
      ? findChainBreak({ sequence: after, hash: await tailHash(source, after) }, rows)
      : findBreakInSelection(rows);
  if (chainBreak !== undefined) {
    throw chainBroken(chainBreak);
  }
  return rows;
}

function findBreakInSelection(rows: readonly JournalRow[]): ChainBreak | undefined {
  for (const row of rows) {
    const ownBreak = findOwnBreak(row.previousHash, row);
    if (ownBreak !== undefined) {
      return ownBreak;
    }
  }
  return undefined;
}

/**
 * Proves the rows after a tail that is taken for true, up to a row or to the end; from the first row
 * unless given.
 */
export async function verifyRows(
  source: JournalSource,
  from: ChainTail = emptyChain,
  upTo = Number.POSITIVE_INFINITY,
): Promise<Verification> {
  // Taken first: rows that are appended meanwhile come after it.
  const tip = await source.tip();
  let tail = from;
  let count = 0;
  for (;;) {
    const pageSize = Math.min(pageRows, upTo - tail.sequence);
    const { rows, unreadable } = await loadPage(source, tail.sequence, pageSize);
    const brokenAt = findChainBreak(tail, rows) ?? unreadable;
    const held = brokenAt === undefined ? rows : rowsBefore(rows, brokenAt.sequence);
    count += held.length;
    tail = held.at(-1) ?? tail;
    const isLast = rows.length < pageSize || tail.sequence >= upTo;
    if (brokenAt !== undefined || isLast) {
      const found = { rows: count, lastSequence: tail.sequence, lastHash: tail.hash };
      const end = tip.sequence > upTo ? { sequence: upTo, hash: tail.hash } : tip;
      const firstBreak = brokenAt ?? findBreakAtEnd(tail, end);
      return firstBreak === undefined ? found : { ...found, brokenAt: firstBreak };
    }
    // Other work of this thread goes on between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A page of rows, and where the database itself gives up. */
async function loadPage(
  source: JournalSource,
  after: number,
  pageSize: number,
): Promise<{ readonly rows: readonly JournalRow[]; readonly unreadable?: ChainBreak }> {
  try {
    return { rows: await source.rows(after, pageSize) };
  } catch {
    return await loadRowByRow(source, after, pageSize);
  }
}

async function loadRowByRow(source: JournalSource, after: number, pageSize: number) {
  const rows: JournalRow[] = [];
  for (let sequence = after + 1; sequence <= after + pageSize; sequence += 1) {
    try {
      rows.push(...(await source.rows(sequence - 1, 1)));
    } catch (error) {
      const reason = `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      return { rows, unreadable: { sequence, reason } };
    }
  }
  return { rows };
}

/** A chain says nothing of rows that were cut off its end; the tip does. */
function findBreakAtEnd(tail: ChainTail, tip: ChainTail): ChainBreak | undefined {
  if (tip.sequence > tail.sequence) {
    return { sequence: tail.sequence + 1, reason: `the rows up to ${tip.sequence} are missing` };
  }
  return tip.sequence === tail.sequence && tip.hash !== tail.hash
    ? { sequence: tail.sequence, reason: `its hash is ${tail.hash}, and ${tip.hash} was noted` }
    : undefined;
}

function rowsBefore(rows: readonly JournalRow[], sequence: number): readonly JournalRow[] {
  return rows.filter((row) => row.sequence < sequence);
}

async function tailHash(source: JournalSource, sequence: number): Promise<string> {
  return sequence === 0 ? chainStart : ((await source.hashOf(sequence)) ?? 'no such row');
}
