/** A press as far as it tells who writes. */
interface WrittenKey {
  readonly key: string;
  /** The field that it went into; undefined: into none. */
  readonly field: { readonly isConnected: boolean } | undefined;
  readonly hasCommandModifier: boolean;
  readonly atMs: number;
}

/** Who writes goes on for so long before they see that the field is gone. */
const unseenMs = 1_000;
const endingKeys = new Set(['Enter', 'Escape', 'Tab']);

/**
 * A field may go from under who writes in it, with the row or the question that it belonged to. Tells of a
 * press whether it is the rest of the word: it is then for nobody on the page behind.
 */
export class WritingWatch {
  private last: Pick<WrittenKey, 'field' | 'atMs'> | undefined;

  isRestOfWord({ key, field, hasCommandModifier, atMs }: WrittenKey): boolean {
    const { last } = this;
    if (field !== undefined) {
      this.last = endingKeys.has(key) ? undefined : { field, atMs };
      return false;
    }
    const isRest =
      last?.field?.isConnected === false && atMs - last.atMs < unseenMs && !hasCommandModifier;
    this.last = isRest ? { field: last.field, atMs } : undefined;
    return isRest;
  }
}
