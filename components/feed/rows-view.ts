import { CalmWatch } from './calm-watch';
import type { RowTable } from './row-table';

/** All rows of a table as one array, renewed at a pace at which lists can be read. */
export class RowsView<Row> {
  private readonly table: RowTable<Row>;
  private readonly watch: CalmWatch<[]>;
  private rows: readonly Row[];

  constructor(table: RowTable<Row>) {
    this.table = table;
    this.rows = rowsOf(table);
    this.watch = new CalmWatch(table.subscribe, {
      // What happened while nobody watched.
      begin: () => this.watch.renewSoon(),
      renew: () => this.renew(),
    });
  }

  get = (): readonly Row[] => this.rows;

  subscribe = (listener: () => void): (() => void) => this.watch.add(listener);

  private renew(): void {
    const rows = rowsOf(this.table);
    if (rows.length !== this.rows.length || rows.some((row, index) => row !== this.rows[index])) {
      this.rows = rows;
      this.watch.tell();
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
