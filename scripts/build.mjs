/** `npm run build`: does what is missing or stale, and stops before the start. */
import { ensureReady } from './set-up/ensure-ready.mjs';
import { runScript } from './set-up/run.mjs';

await runScript(ensureReady);
