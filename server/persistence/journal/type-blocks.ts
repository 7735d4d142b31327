import type { JournalRow } from '../../ports/journal';

/**
 * Where to look for rows of a type: of each block of rows it is noted once which types stand in it. An
 * index on the type would take a row an event, in three places at once; this takes three a block for
 * the types that come all the time, and one for each that comes alone.
 *
 * The length is part of what is stored: migrations have it too.
 */
export const blockRows = 64;

export function blockOf(sequence: number): number {
  return Math.floor(sequence / blockRows);
}

export interface TypeInBlock {
  readonly type: string;
  readonly block: number;
}

/** What the one writer of the journal has noted of the block that it is in. A second note changes nothing. */
export class TypeNotes {
  #block = -1;
  readonly #types = new Set<string>();

  /** What is still to be noted for rows that are about to be written. */
  missingFor(rows: readonly JournalRow[]): readonly TypeInBlock[] {
    const missing = new Map<string, TypeInBlock>();
    for (const { type, sequence } of rows) {
      const block = blockOf(sequence);
      if (block !== this.#block || !this.#types.has(type)) {
        missing.set(`${block} ${type}`, { type, block });
      }
    }
    return [...missing.values()];
  }

  /** They are durable. */
  keep(noted: readonly TypeInBlock[]): void {
    for (const { type, block } of noted) {
      if (block !== this.#block) {
        this.#block = block;
        this.#types.clear();
      }
      this.#types.add(type);
    }
  }
}
