/** Hands a value to the browser as a file of JSON, whole, named after the moment. */
export function downloadJson(name: string, value: unknown): void {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${moment}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
