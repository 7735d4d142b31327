import { hash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = path.resolve(here, '../../node_modules/.cache/desk-workers');

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
    entryPoints: ['journal-worker.ts', 'records-worker.ts'],
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
  const target = path.join(cache, hash('sha256', content).slice(0, 16));
  mkdirSync(target, { recursive: true });
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
