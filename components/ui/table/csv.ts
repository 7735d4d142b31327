import { type Column, textOf } from './column';

/**
 * The rows as CSV (RFC 4180), exactly as they are shown: these columns, this order, nothing more.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers do not.
 */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const exported = columns.filter((column) => column.actions !== true);
  const lines = [
    exported.map((column) => column.header),
    ...rows.map((row) => exported.map((column) => exportOf(column, row))),
  ];
  return csvOf(lines);
}

/** Lines of cells as CSV, with the same guard. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function exportOf<Row>(column: Column<Row>, row: Row): string {
  return column.export === undefined ? textOf(column, row) : column.export(row);
}

const plainNumber = /^-?\d+(\.\d+)?$/;
/** What spreadsheets take for a formula, full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

function field(text: string): string {
  const guarded = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
