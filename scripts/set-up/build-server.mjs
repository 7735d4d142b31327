import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inProject, root } from './project.mjs';
import { SetUpError } from './run.mjs';
import { isFresh, keepStamp, stampOf } from './stamp.mjs';

const outputFolder = 'dist/server';
const stampFile = `${outputFolder}/.stamp`;
const isTest = /\.(test|fixture|suite)\.tsx?$/;

/** Builds dist/server when its sources have changed. */
export async function ensureServerBuilt() {
  const stamp = stampOf(
    [
      'server',
      'contract',
      'generated',
      'package-lock.json',
      'tsconfig.json',
      'scripts/set-up/build-server.mjs',
    ],
    (file) => !isTest.test(file),
  );
  if (!isFresh(stampFile, stamp)) {
    await buildServer();
    keepStamp(stampFile, stamp);
  }
}

/** What must lie where it was installed: machine code, files that are read by their place, and the pages. */
const outside = ['better-sqlite3', '@node-rs/argon2', '@scalar/*', 'next'];

/**
 * What esbuild is told: main, threads and processes are entries. Packages are put in with the rest:
 * finding and reading a thousand small files would be a third of what a start costs the processor.
 */
export function serverBuildOptions() {
  return {
    absWorkingDir: root,
    entryPoints: entries(),
    outdir: outputFolder,
    bundle: true,
    // What the start needs last is a file of its own, loaded while the threads come up.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    external: [...outside, 'pg-native'],
    // Packages of the older kind call it for what Node brings.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    tsconfig: 'tsconfig.json',
    logLevel: 'silent',
    write: false,
  };
}

/** Compiles the server and its worker threads into dist/server. */
export async function buildServer() {
  const { build, formatMessages } = await import('esbuild');
  try {
    const { outputFiles } = await build(serverBuildOptions());
    writeServerFiles(outputFiles);
  } catch (error) {
    if (error.errors === undefined) {
      throw error;
    }
    const messages = await formatMessages(error.errors, { kind: 'error', color: false });
    throw new SetUpError(`The server does not compile:\n${messages.join('')}`);
  }
}

const dayMs = 86_400_000;

/** Replaces each file in one step: a desk that starts meanwhile reads the old one or the new one. */
export function writeServerFiles(files) {
  removeOldChunks(new Set(files.map(({ path: file }) => path.basename(file))));
  for (const { path: file, contents } of files) {
    if (!existsSync(file) || !readFileSync(file).equals(contents)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.${process.pid}`, contents);
      renameSync(`${file}.${process.pid}`, file);
    }
  }
}

/** Chunks have names by their content: those of a day ago no desk loads any more. */
function removeOldChunks(kept) {
  const folder = inProject(outputFolder);
  const found = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of found.filter((one) => one.startsWith('chunk-') && !kept.has(one))) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > dayMs) {
      rmSync(file, { force: true });
    }
  }
}

/** server/main.ts, every <name>-worker.ts (a thread) and <name>-entry.ts (a process) into dist/server. */
function entries() {
  const others = readdirSync(inProject('server'), { recursive: true })
    .filter((name) => /-(worker|entry)\.ts$/.test(name))
    .map((name) => path.posix.join('server', name.replaceAll(path.sep, '/')));
  const main = existsSync(inProject('server/main.ts')) ? ['server/main.ts'] : [];
  return [...main, ...others].map((file) => ({ in: file, out: path.basename(file, '.ts') }));
}
