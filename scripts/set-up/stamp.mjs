import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, root } from './project.mjs';

/**
 * What a step was made from, as one hash over names and contents. Contents, not times: a clone, a
 * switch of branches or a restored cache changes times and nothing else.
 */
export function stampOf(inputs, accept = () => true) {
  const hash = createHash('sha256');
  hash.update(`node ${process.versions.modules}\n`);
  for (const file of inputs.flatMap((input) => filesUnder(input)).sort()) {
    if (accept(file)) {
      hash
        .update(`${file}\n`)
        .update(readFileSync(inProject(file)))
        .update('\n');
    }
  }
  return hash.digest('hex');
}

/** Whether the step's result is there and was made from the same inputs. */
export function isFresh(stampFile, stamp) {
  const file = inProject(stampFile);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

export function keepStamp(stampFile, stamp) {
  const file = inProject(stampFile);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

/** Files of a project path, or the path itself; nothing where there is none. */
function filesUnder(input) {
  const absolute = inProject(input);
  if (!existsSync(absolute)) {
    return [];
  }
  if (statSync(absolute).isFile()) {
    return [input];
  }
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
