import { existsSync, readdirSync } from 'node:fs';
import { inProject } from './project.mjs';
import { runNode, SetUpError } from './run.mjs';
import { isFresh, keepStamp, stampOf } from './stamp.mjs';

const stampFile = 'generated/.stamp';
const isSchema = (file) => file.endsWith('.prisma') || !file.startsWith('prisma/');

/** Generates the database clients of every schema in prisma/ when one has changed. */
export async function ensureGenerated() {
  const stamp = stampOf(['prisma', 'package-lock.json', 'scripts/set-up/generate.mjs'], isSchema);
  if (!isFresh(stampFile, stamp)) {
    console.log('Generating the database clients.');
    await generate();
    keepStamp(stampFile, stamp);
  }
}

/**
 * Prisma's command wants to fetch a schema engine that generation never runs. Naming any file as that
 * engine keeps it from the network; the client itself needs no engine, it works through a driver.
 */
export async function generate() {
  for (const schema of schemas()) {
    const { code, output } = await runNode(
      inProject('node_modules/prisma/build/index.js'),
      ['generate', '--schema', schema],
      {
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
        quiet: true,
      },
    );
    if (code !== 0) {
      throw new SetUpError(`prisma generate failed for ${schema}:\n${output}`);
    }
  }
}

function schemas() {
  if (!existsSync(inProject('prisma'))) {
    return [];
  }
  return readdirSync(inProject('prisma'), { recursive: true })
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => `prisma/${name}`)
    .sort();
}
