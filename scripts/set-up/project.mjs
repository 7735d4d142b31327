import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** A path inside the project as an absolute one. */
export function inProject(...parts) {
  return path.join(root, ...parts);
}
