/** A defect of the desk: its memory can no longer be relied on. Only a start from the journal helps. */
export class BrokenInvariant extends Error {
  constructor(whatMustBeTrue: string, cause?: unknown) {
    super(`Broken invariant: ${whatMustBeTrue}`, cause === undefined ? {} : { cause });
  }
}

/**
 * States what must be true; a false condition is a defect of the desk, never of its input.
 * The process stops on it and recovers from the journal.
 */
export function assert(condition: boolean, whatMustBeTrue: string): asserts condition {
  if (!condition) {
    throw new BrokenInvariant(whatMustBeTrue);
  }
}

/** Ends a switch over a union: the build breaks when a word is missing. */
export function assertNever(word: never): never {
  throw new BrokenInvariant(`no case for ${String(word)}`);
}
