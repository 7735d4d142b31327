import { createHash } from 'node:crypto';
import type { Snapshot } from '../../ports/journal';
import type { SqlConnection } from '../database/sql-connection';
import { insertRows, onceWith } from '../database/sql-statement';
import { JournalError } from './journal-error';
import { snapshotsKept } from './journal-snapshots';

/** What is written at a time, in characters: a few milliseconds, between which rows get through. */
const partLength = 256 * 1024;

/**
 * Saves a state in parts, each in a short transaction; the row that makes it count comes last. A
 * process that dies on the way leaves parts that nobody reads and the next snapshot clears away.
 */
export async function* savingSnapshot(
  connection: SqlConnection,
  { sequence, state }: Omit<Snapshot, 'hash'>,
): AsyncGenerator<void, void> {
  const [row] = await connection.query(
    'SELECT "hash" FROM "JournalRow" WHERE "sequence" = ?',
    sequence,
  );
  if (row === undefined) {
    const message = `No snapshot is kept at ${sequence}: the journal has no such row`;
    throw new JournalError('snapshot-refused', message);
  }
  await deleteSnapshot(connection, sequence);
  const parts = partsOf(state);
  const stateHash = createHash('sha256');
  for (const [part, text] of parts.entries()) {
    stateHash.update(text);
    await connection.write(
      insertRows('SnapshotPart', ['sequence', 'part', 'text'], [[sequence, part, text]]),
    );
    yield;
  }
  await connection.write(
    insertRows(
      'Snapshot',
      ['sequence', 'hash', 'stateHash', 'parts'],
      [[sequence, String(row['hash']), stateHash.digest('hex'), parts.length]],
    ),
  );
  yield* deletingOldSnapshots(connection);
}

export async function deleteSnapshot(connection: SqlConnection, sequence: number): Promise<void> {
  await connection.write([
    onceWith('DELETE FROM "Snapshot" WHERE "sequence" = ?', sequence),
    onceWith('DELETE FROM "SnapshotPart" WHERE "sequence" = ?', sequence),
  ]);
}

/** Never between the two halves of a character: a database would not keep a half. */
function partsOf(state: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < state.length; ) {
    const to = from + partLength;
    const endsInHalf = /[\ud800-\udbff]/.test(state[to - 1] ?? '');
    parts.push(state.slice(from, endsInHalf ? to + 1 : to));
    from = endsInHalf ? to + 1 : to;
  }
  return parts;
}

async function* deletingOldSnapshots(connection: SqlConnection): AsyncGenerator<void, void> {
  const kept = `SELECT "sequence" FROM "Snapshot" ORDER BY "sequence" DESC LIMIT ${snapshotsKept}`;
  await connection.write([onceWith(`DELETE FROM "Snapshot" WHERE "sequence" NOT IN (${kept})`)]);
  const parts = await connection.query(
    `SELECT "sequence", "part" FROM "SnapshotPart" WHERE "sequence" NOT IN (${kept})`,
  );
  for (const { sequence, part } of parts) {
    yield;
    await connection.write([
      onceWith(
        'DELETE FROM "SnapshotPart" WHERE "sequence" = ? AND "part" = ?',
        Number(sequence),
        Number(part),
      ),
    ]);
  }
}
