import type { Verification } from '../../ports/journal';
import { type ChainBreak, type ChainTail, emptyChain } from '../journal/journal-chain';
import type { PersistenceThreads } from './persistence-threads';

export interface Proof {
  /** Rows after this sequence were proven. */
  readonly from: number;
  readonly brokenAt?: ChainBreak | undefined;
}

/** So few rows that a second thread is not worth asking. */
const fewRows = 10_000;

/** Proves the newest rows at a start, when both threads have nothing else to do: each takes a half. */
export async function proveNewest(
  { writer, records }: PersistenceThreads,
  tail: ChainTail,
  count: number,
): Promise<Proof> {
  const tailAt = async (sequence: number): Promise<ChainTail | undefined> => {
    const hash = await records.call<string | undefined>('hashOf', sequence);
    return hash === undefined ? undefined : { sequence, hash };
  };
  const from =
    (tail.sequence > count ? await tailAt(tail.sequence - count) : undefined) ?? emptyChain;
  const middleSequence = Math.floor((from.sequence + tail.sequence) / 2);
  const middle = tail.sequence - from.sequence > fewRows ? await tailAt(middleSequence) : undefined;
  const halves =
    middle === undefined
      ? [records.call<Verification>('verifyRows', from)]
      : [
          writer.call<Verification>('verifyRows', from, middle.sequence),
          records.call<Verification>('verifyRows', middle),
        ];
  const found = await Promise.all(halves);
  return {
    from: from.sequence,
    brokenAt: found.find(({ brokenAt }) => brokenAt !== undefined)?.brokenAt,
  };
}
