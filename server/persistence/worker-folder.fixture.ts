import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
/** As deep as `dist/server`, for the migrations are found from there. */
const output = path.resolve(here, '../../dist');
const folderName = 'persistence-test-';

let folder: Promise<URL> | undefined;

/**
 * The worker threads compiled from the sources as they are, for `openPersistence` in a test: Node
 * starts no thread from TypeScript. Kept by content, so that test files side by side share them.
 */
export function compiledWorkers(): Promise<URL> {
  folder ??= compile();
  return folder;
}

async function compile(): Promise<URL> {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [
      'threads/journal-worker.ts',
      'threads/records-worker.ts',
      'desk-process.fixture.ts',
    ],
    outdir: 'out',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    write: false,
    logLevel: 'error',
  });
  const content = outputFiles.map(({ text }) => text).join('\n');
  const target = path.join(output, folderName + hash('sha256', content).slice(0, 16));
  mkdirSync(target, { recursive: true });
  removeOld(target);
  for (const { path: file, text } of outputFiles) {
    const to = path.join(target, path.basename(file));
    if (!existsSync(to)) {
      // In one step: another test process may be reading.
      writeFileSync(`${to}.${process.pid}`, text);
      renameSync(`${to}.${process.pid}`, to);
    }
  }
  return pathToFileURL(`${target}/`);
}

/** Those of sources as they were a day ago. */
function removeOld(kept: string): void {
  for (const name of readdirSync(output).filter((found) => found.startsWith(folderName))) {
    const found = path.join(output, name);
    if (found !== kept && Date.now() - statSync(found).mtimeMs > 86_400_000) {
      rmSync(found, { recursive: true, force: true });
    }
  }
}
