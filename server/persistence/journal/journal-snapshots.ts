import { hash } from 'node:crypto';
import type { Snapshot } from '../../ports/journal';

/** How many are kept: when the newest turns out to be damaged there is one more. */
export const snapshotsKept = 2;

/** A stored snapshot without its text. */
export interface StoredSnapshot {
  readonly sequence: number;
  readonly hash: string;
  readonly stateHash: string;
}

/** Stored snapshots as they come, unproven. */
export interface SnapshotSource {
  /** Complete ones, newest first. */
  snapshots(): Promise<readonly StoredSnapshot[]>;
  snapshotState(sequence: number): Promise<string>;
  /** The hash of a row of the journal; undefined when there is no such row. */
  hashOf(sequence: number): Promise<string | undefined>;
}

/** SHA-256 of a state's text, in hex. */
export function hashOfState(state: string): string {
  return hash('sha256', state);
}

/** The newest snapshot that the chain bears out, and the newer ones that it does not. */
export async function findSnapshot(
  source: SnapshotSource,
): Promise<{ readonly snapshot: Snapshot | undefined; readonly rejected: readonly number[] }> {
  const rejected: number[] = [];
  for (const { sequence, hash: hashOfRow, stateHash } of await source.snapshots()) {
    if (hashOfRow === (await source.hashOf(sequence))) {
      const state = await source.snapshotState(sequence);
      if (hashOfState(state) === stateHash) {
        return { snapshot: { sequence, hash: hashOfRow, state }, rejected };
      }
    }
    rejected.push(sequence);
  }
  return { snapshot: undefined, rejected };
}
