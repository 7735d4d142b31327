/**
 * States what must be true; a false condition is a defect of the desk, never of its input.
 * The process stops on it and recovers from the journal.
 */
export function assert(condition: boolean, whatMustBeTrue: string): asserts condition {
  if (!condition) {
    throw new Error(`Broken invariant: ${whatMustBeTrue}`);
  }
}

/** Ends a switch over a union: the build breaks when a word is missing. */
export function assertNever(word: never): never {
  throw new Error(`Broken invariant: no case for ${String(word)}`);
}
