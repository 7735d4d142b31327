import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A recording as it is named to play it. */
interface ListedRecording {
  readonly file: string;
  readonly bytes: number;
}

const namePattern = /^[^.].*\.csv(\.gz)?$/i;

/**
 * What lies in the folders that recordings may be read from, by name; the first folder with a name
 * wins, as it does when it is played. A folder that is not there has none.
 */
export async function listRecordings(
  folders: readonly string[],
): Promise<readonly ListedRecording[]> {
  const found = new Map<string, ListedRecording>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const file of names.filter((name) => namePattern.test(name))) {
      const known = await stat(path.join(folder, file)).catch(() => undefined);
      if (known?.isFile() === true && !found.has(file)) {
        found.set(file, { file, bytes: known.size });
      }
    }
  }
  return [...found.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
}
