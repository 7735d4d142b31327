import type { Difference } from './flat-figures';

/** Differences as a table of text, one a line. */
export function tableOf(differences: readonly Difference[]): string {
  const rows = [
    ['selection', 'figure', 'recomputed', 'told'],
    ...differences.map(({ selection, figure, recomputed, told }) => [
      selection,
      figure,
      recomputed,
      told,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
