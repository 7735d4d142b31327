/** `npm run generate`: the database clients, from every schema in prisma/. */

import { ensureGenerated } from './set-up/generate.mjs';
import { ensureInstalled } from './set-up/install.mjs';
import { runScript } from './set-up/run.mjs';

await runScript(async () => {
  await ensureInstalled();
  await ensureGenerated();
});
