/**
 * Runs a TypeScript program of the project: `node scripts/run-typescript.mjs scripts/try-recorded-day.ts`.
 * In a fresh clone it installs and generates first, as `npm start` does.
 */
import { ensureGenerated } from './set-up/generate.mjs';
import { ensureInstalled } from './set-up/install.mjs';
import { run, runScript } from './set-up/run.mjs';

await runScript(async () => {
  await ensureInstalled();
  await ensureGenerated();
  const { code } = await run(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)]);
  process.exitCode = code;
});
