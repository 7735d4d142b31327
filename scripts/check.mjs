/** `npm run check`: everything that can be said about the code without running it. */
import { checks } from './set-up/checks.mjs';
import { ensureGenerated } from './set-up/generate.mjs';
import { ensureInstalled } from './set-up/install.mjs';
import { runNode, runScript } from './set-up/run.mjs';

await runScript(async () => {
  await ensureInstalled();
  await ensureGenerated();
  const failed = [];
  for (const { name, script, args } of checks) {
    console.log(`\n== ${name}`);
    const { code } = await runNode(script, args);
    if (code !== 0) {
      failed.push(name);
    }
  }
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});
