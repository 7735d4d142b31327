/**
 * `npm run verify:statistics`: reads the journal of the configured database (DATABASE_URL, .env), whether
 * the desk runs or not, and computes every figure of every selection twice: as the desk does, and by a
 * naive implementation of its own that shares nothing with it. Changes nothing.
 *
 *   npm run verify:statistics
 *   npm run verify:statistics -- --database file:/path/to/desk.db
 *
 * Ends with 0 when everything is equal, else with 1 and a table of the differences.
 */
import { parseArgs } from 'node:util';
import { ensureGenerated } from './set-up/generate.mjs';
import { loadEnv } from './set-up/load-env.mjs';
import { runScript, SetUpError } from './set-up/run.mjs';

await runScript(async () => {
  loadEnv();
  const { values } = parseArgs({ options: { database: { type: 'string' } } });
  await ensureGenerated();
  // What these import is generated.
  const { readJournal } = await import('./statistics-proof/read-journal');
  const { verifyStatistics } = await import('./statistics-proof/verify-statistics');
  const { tableOf } = await import('./statistics-proof/difference-table');
  const journal = await readJournal({
    ...process.env,
    ...(values.database === undefined ? {} : { DATABASE_URL: values.database }),
  });
  if (journal.problem !== undefined) {
    throw new SetUpError(journal.problem);
  }
  const { selections, figures, differences } = verifyStatistics(journal.events);
  console.log(
    `${journal.events.length} events, ${selections} selections, ${figures} figures recomputed: ` +
      `${differences.length === 0 ? 'all equal.' : `${differences.length} differ.`}`,
  );
  if (differences.length > 0) {
    console.log(`\n${tableOf(differences)}`);
    process.exitCode = 1;
  }
});
