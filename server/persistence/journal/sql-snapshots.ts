import { createHash } from 'node:crypto';
import type { StateInParts } from '../../ports/journal';
import type { SqlConnection } from '../database/sql-connection';
import { insertRows, onceWith } from '../database/sql-statement';
import { JournalError } from './journal-error';
import { snapshotsKept } from './journal-snapshots';

/**
 * Saves a state in parts that are a few milliseconds' work each, each in a short transaction, between which rows get through; the row that makes it
 * count comes last. A process that dies on the way leaves parts that nobody reads and the next snapshot
 * clears away.
 */
export async function* savingSnapshot(
  connection: SqlConnection,
  { sequence, parts }: StateInParts,
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
