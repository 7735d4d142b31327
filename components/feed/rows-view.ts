import { Pace } from '@/components/ui/pace';
import type { RowTable } from './row-table';

/** All rows of a table as one array, renewed at most four times a second. */
export class RowsView<Row> {
  private readonly table: RowTable<Row>;
  private rows: readonly Row[];
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | undefined;
  private readonly pace = new Pace(() => this.renew());

  constructor(table: RowTable<Row>) {
    this.table = table;
    this.rows = rowsOf(table);
  }

  get = (): readonly Row[] => this.rows;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.unsubscribe === undefined) {
      this.unsubscribe = this.table.subscribe(this.pace.ask);
      // What happened while nobody watched.
      this.pace.askLater();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unsubscribe?.();
        this.unsubscribe = undefined;
        this.pace.stop();
      }
    };
  };

  private renew(): void {
    const rows = rowsOf(this.table);
    if (rows.length === this.rows.length && rows.every((row, index) => row === this.rows[index])) {
      return;
    }
    this.rows = rows;
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
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
