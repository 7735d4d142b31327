/** What a key leads to from a cell; undefined when it leads nowhere. */
interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How many rows a page is. */
  readonly page: number;
}

/** A cell by the ids of its row and its column. */
export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The head stands above the first row; a row that is not in the list counts as the first. */
export function cellAfterKey(key: Key, from: CellPlace, grid: Grid): CellPlace | undefined {
  if (key.altKey) {
    return undefined;
  }
  const isFar = key.ctrlKey || key.metaKey;
  const row = grid.rows.indexOf(from.row);
  const column = grid.columns.indexOf(from.column);
  const lastRow = grid.rows.length - 1;
  const lastColumn = grid.columns.length - 1;
  const at = (toRow: number, toColumn: number) => {
    const next = {
      row: grid.rows[clamp(toRow, -1, lastRow)] ?? headRow,
      column: grid.columns[clamp(toColumn, 0, lastColumn)] ?? from.column,
    };
    return next.row === from.row && next.column === from.column ? undefined : next;
  };
  switch (key.key) {
    case 'ArrowUp':
      return isFar ? at(0, column) : at(row - 1, column);
    case 'ArrowDown':
      return isFar ? at(lastRow, column) : at(row + 1, column);
    case 'ArrowLeft':
      return isFar ? at(row, 0) : at(row, column - 1);
    case 'ArrowRight':
      return isFar ? at(row, lastColumn) : at(row, column + 1);
    case 'Home':
      return isFar ? at(0, 0) : at(row, 0);
    case 'End':
      return isFar ? at(lastRow, lastColumn) : at(row, lastColumn);
    case 'PageUp':
      return at(Math.max(0, row - grid.page), column);
    case 'PageDown':
      return at(row + grid.page, column);
    default:
      return undefined;
  }
}

/** The id that stands for the head among the rows. */
export const headRow = '#head';

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
