/** One record of a venue's own books. `value` is text; undefined deletes it. */
export interface BookRecord {
  readonly kind: string;
  readonly key: string;
  readonly value: string | undefined;
}

/** Where a venue that lives in this process keeps its own books, apart from the desk's. */
export interface VenueBooks {
  /** By kind and key. */
  load(): Promise<readonly BookRecord[]>;
  /** Resolves after the records are synced to the disk; calls are kept in order, each whole. */
  save(records: readonly BookRecord[]): Promise<void>;
}
