/**
 * Where a table's rows live: outside React, each an immutable record that is replaced when it
 * changes. The feed's tables fit this by shape.
 */
export interface RowSource<Row> {
  /** In order of arrival; the same array until a row comes or goes. */
  ids(): readonly string[];
  get(id: string): Row | undefined;
  /** Told when this row was replaced or left, at most once a frame. */
  subscribeRow(id: string, listener: () => void): () => void;
  /** Told which rows came, changed or left, at most once a frame. */
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void;
}
