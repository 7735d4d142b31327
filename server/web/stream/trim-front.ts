/** Drops the oldest rows beyond a bound; the newest stand last. */
export function trimFront(rows: unknown[], bound: number): void {
  if (rows.length > bound) {
    rows.splice(0, rows.length - bound);
  }
}
