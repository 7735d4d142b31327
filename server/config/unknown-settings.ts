import type { ConfigProblem } from './config-problem';
import type { Environment } from './environment';
import { settingsSchema } from './settings';

/** A misspelled setting would be ignored without a word, and its default would trade. */
export function findUnknownSettings(environment: Environment): ConfigProblem[] {
  const known = Object.keys(settingsSchema.shape);
  return Object.keys(environment)
    .filter((name) => /^(DESK|PAPER)_/.test(name) && !known.includes(name))
    .map((setting) => ({
      code: 'setting-unknown',
      setting,
      nearest: known
        .map((name) => ({ name, distance: editDistance(setting, name) }))
        .filter(({ distance }) => distance <= 4)
        .sort((one, other) => one.distance - other.distance)[0]?.name,
    }));
}

/** How many letters must be put in, taken out or changed to make one text of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
