import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';
import { runNode, SetUpError } from './run.mjs';
import { isFresh, keepStamp, stampOf } from './stamp.mjs';

const stampFile = '.next/.stamp';
const isTest = /\.(test|fixture|suite)\.tsx?$/;

/** Builds the pages when what they are made from has changed. */
export async function ensurePagesBuilt() {
  const stamp = stampOf(
    [
      'app',
      'components',
      'contract',
      'public',
      'instrumentation-client.ts',
      'server/core',
      'next.config.mjs',
      'postcss.config.mjs',
      'tsconfig.json',
      'tsconfig.next.json',
      'package-lock.json',
      'scripts/set-up/build-pages.mjs',
    ],
    (file) => !isTest.test(file),
  );
  if (existsSync(inProject('app')) && !isFresh(stampFile, stamp)) {
    console.log('Building the pages.');
    await buildPages();
    keepStamp(stampFile, stamp);
  }
}

export async function buildPages() {
  const { code, output } = await runNode(inProject('node_modules/next/dist/bin/next'), ['build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    quiet: true,
  });
  if (code !== 0) {
    throw new SetUpError(`The pages do not build:\n${output}`);
  }
}
