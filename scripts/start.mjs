/** `npm start`: does what is missing or stale, then becomes the desk. Needs nothing but Node itself. */
import { pathToFileURL } from 'node:url';
import { nodeVersionProblem } from './set-up/node-version.mjs';

const problem = nodeVersionProblem(process.version);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}

const { runScript } = await import('./set-up/run.mjs');
await runScript(async () => {
  const { ensureReady } = await import('./set-up/ensure-ready.mjs');
  await ensureReady();
});

// The desk runs in this very process: signals reach it, and its exit code is the command's.
const { inProject, root } = await import('./set-up/project.mjs');
const { loadEnv } = await import('./set-up/load-env.mjs');
loadEnv();
const main = inProject('dist/server/main.js');
process.chdir(root);
process.argv = [process.execPath, main, ...process.argv.slice(2)];
process.setSourceMapsEnabled(true);
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(main).href);
