/** Figures by their names: `statistics.fillRate` → `62.5`. What is absent is `n/a`. */
export type FlatFigures = Readonly<Record<string, string>>;

export interface Difference {
  readonly selection: string;
  readonly figure: string;
  readonly recomputed: string;
  readonly told: string;
}

/** Every figure that is not the same on both sides; one that only one side has is different. */
export function differencesOf(
  selection: string,
  recomputed: FlatFigures,
  told: FlatFigures,
): readonly Difference[] {
  return [...new Set([...Object.keys(recomputed), ...Object.keys(told)])]
    .map((figure) => ({
      selection,
      figure,
      recomputed: recomputed[figure] ?? 'not there',
      told: told[figure] ?? 'not there',
    }))
    .filter((difference) => difference.recomputed !== difference.told);
}

/** The leaves of an answer by their way through it; rows of a list by their `name` or place. */
export function flatten(value: unknown, name = ''): FlatFigures {
  if (value === null || value === undefined) {
    return { [name]: 'n/a' };
  }
  if (typeof value !== 'object') {
    return { [name]: String(value) };
  }
  const figures: Record<string, string> = {};
  for (const [key, member] of Object.entries(value)) {
    Object.assign(figures, flatten(member, name === '' ? key : `${name}.${key}`));
  }
  return figures;
}
