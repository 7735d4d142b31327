/** Hands a file to the browser, named after the table and the moment. */
export function downloadCsv(tableId: string, csv: string): void {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  // The mark at the start tells spreadsheets that the text is UTF-8.
  const file = new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${tableId}-${moment}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
