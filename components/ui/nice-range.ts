/** A range with round marks that holds all values, with a little air. For axes only. */
export interface NiceRange {
  readonly domain: [number, number];
  readonly ticks: number[];
}

/** About `marks` round steps from the lowest to the highest. A flat line gets a range of its own. */
export function niceRange(values: readonly number[], hasZero: boolean, marks = 4): NiceRange {
  const all = hasZero ? [...values, 0] : values;
  const lowest = all.length === 0 ? 0 : Math.min(...all);
  const highest = all.length === 0 ? 0 : Math.max(...all);
  const size = Math.max(Math.abs(highest), Math.abs(lowest));
  const isFlat = highest - lowest <= Math.max(size * 1e-6, 1e-6);
  const span = isFlat ? Math.max(size * 0.001, 1) : highest - lowest;
  const step = niceStep(span / marks);
  const air = span * 0.05;
  const domain: [number, number] = isFlat
    ? [lowest - span / 2, highest + span / 2]
    : [
        lowest < 0 || !hasZero ? lowest - air : lowest,
        highest > 0 || !hasZero ? highest + air : highest,
      ];
  const ticks: number[] = [];
  for (let index = Math.ceil(domain[0] / step); index * step <= domain[1]; index += 1) {
    // Adding up steps would drift; a product of whole numbers does not.
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return { domain, ticks };
}

/** 1, 2, 2.5 or 5 times a power of ten, at or above what is asked. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}
