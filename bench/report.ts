/** One figure of a bench, and the goal it is held against. */
export interface BenchRow {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Prints a bench as a table, and hands it to `npm run bench` when that has started it. */
export function report(title: string, rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [row.what, shown(row.value, row), goalOf(row), verdictOf(row)]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((cell) => cell[column]?.length ?? 0)),
  );
  console.log(`\n${title}`);
  for (const [what = '', value = '', goal = '', verdict = ''] of cells) {
    const [first = 0, second = 0, third = 0] = widths;
    console.log(
      `  ${what.padEnd(first)}  ${value.padStart(second)}  ${goal.padEnd(third)}  ${verdict}`.trimEnd(),
    );
  }
  process.send?.({ title, rows });
}

function shown(value: number, { unit, decimals }: BenchRow): string {
  const number = value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${number.replaceAll(',', ' ')} ${unit}`;
}

function goalOf(row: BenchRow): string {
  if (row.atLeast !== undefined) {
    return `≥ ${goal(row.atLeast, row)}`;
  }
  return row.atMost === undefined ? '' : `≤ ${goal(row.atMost, row)}`;
}

/** Whole goals without decimals; one of 0.8 must not read as 1. */
function goal(value: number, row: BenchRow): string {
  return shown(value, Number.isInteger(value) ? { ...row, decimals: 0 } : row);
}

function verdictOf({ value, atLeast, atMost }: BenchRow): string {
  if (atLeast === undefined && atMost === undefined) {
    return '';
  }
  return value >= (atLeast ?? value) && value <= (atMost ?? value) ? 'holds' : 'MISSED';
}
