/** What the keyboard asks of the body of a table. */
export interface TableScroller {
  readonly showRow: (index: number) => void;
  /** How many rows are in sight. */
  readonly page: () => number;
}
