import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '../core/values/result';
import type { MarketDataProblem } from './market-data-problem';

/**
 * The real path of a recording, when it lies in one of the folders. A relative name is looked for
 * in each folder, then from the working directory. What lies outside is refused before it is looked
 * at, whether it exists or not, and so is a link that leads outside.
 */
export async function findRecording(
  file: string,
  folders: readonly string[],
): Promise<Result<string, MarketDataProblem>> {
  const roots = await Promise.all(folders.map(realOrAsGiven));
  const named = folders.map((folder) => path.resolve(folder));
  const candidates = [...named, process.cwd()].map((folder) => path.resolve(folder, file));
  const inside = candidates.filter((each) => isInside(each, [...roots, ...named]));
  if (file.includes('\0') || inside.length === 0) {
    return failure({ code: 'file-not-allowed', file, folders: folders.join(', ') });
  }
  for (const candidate of inside) {
    const real = await realpath(candidate).catch(() => undefined);
    if (real !== undefined) {
      return isInside(real, roots)
        ? success(real)
        : failure({ code: 'file-not-allowed', file, folders: folders.join(', ') });
    }
  }
  return failure({ code: 'file-missing', file });
}

function isInside(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const way = path.relative(folder, file);
    return way !== '' && way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
  });
}

function realOrAsGiven(folder: string): Promise<string> {
  return realpath(folder).catch(() => path.resolve(folder));
}
