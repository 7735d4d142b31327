import type { ExecutionId } from '../values/ids';
import type { DropCopySubject } from './drop-copy';
import { keyOfDropCopy } from './drop-copy';

/** How a day's fills of both sides stand to each other. */
export interface DropCopyCounts {
  /** By the source, in all. */
  readonly told: number;
  readonly matching: number;
  readonly differing: number;
  readonly missingAtDesk: number;
  readonly missingAtSource: number;
  /** Too young to be judged. */
  readonly waiting: number;
  /** The desk's, at or after the moment up to which the source is complete. */
  readonly notYetTold: number;
}

/** The part of every difference that says whose it is, and what two sightings are known by. */
export function subjectOfCopy(copy: DropCopySubject, executionId: ExecutionId) {
  const { venue, account, name, tradingDay } = copy;
  const key = `dropCopy/${keyOfDropCopy(copy)}/fill/${executionId}`;
  return { source: 'dropCopy' as const, venue, account, dropCopy: { name, tradingDay }, key };
}
