import type { RowTable } from './row-table';

const everyMs = 250;

/** All rows of a table as one array, renewed at most four times a second. */
export class RowsView<Row> {
  private readonly table: RowTable<Row>;
  private rows: readonly Row[];
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private renewedAtMs = Number.NEGATIVE_INFINITY;

  constructor(table: RowTable<Row>) {
    this.table = table;
    this.rows = rowsOf(table);
  }

  get = (): readonly Row[] => this.rows;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.unsubscribe === undefined) {
      this.unsubscribe = this.table.subscribe(this.schedule);
      // What happened while nobody watched.
      this.schedule();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unsubscribe?.();
        this.unsubscribe = undefined;
        clearTimeout(this.timer);
        this.timer = undefined;
      }
    };
  };

  private readonly schedule = (): void => {
    const waitMs = Math.max(0, this.renewedAtMs + everyMs - performance.now());
    this.timer ??= setTimeout(this.renew, waitMs);
  };

  private readonly renew = (): void => {
    this.timer = undefined;
    this.renewedAtMs = performance.now();
    const rows = rowsOf(this.table);
    if (rows.length === this.rows.length && rows.every((row, index) => row === this.rows[index])) {
      return;
    }
    this.rows = rows;
    for (const listener of [...this.listeners]) {
      listener();
    }
  };
}

function rowsOf<Row>(table: RowTable<Row>): readonly Row[] {
  const rows: Row[] = [];
  for (const id of table.ids()) {
    const row = table.get(id);
    if (row !== undefined) {
      rows.push(row);
    }
  }
  return rows;
}
