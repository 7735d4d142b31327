/**
 * `npm run try:recorded-day`: plays IBM's 2013-10-07 through a desk of its own, sends some 300 orders of
 * every type over HTTP, and reports what became of them, held against the tape and the fills.
 *
 *   npm run try:recorded-day -- [--data <folder with the recorded files>] [--seed 42]
 *
 * Ends with 0 when everything agrees. docs/recorded-day.md tells more.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkDay } from './recorded-day/check-day';
import { IndependentTape } from './recorded-day/independent-tape';
import { reportOf } from './recorded-day/report';
import { recordedDay, runRecordedDay } from './recorded-day/run-recorded-day';
import { ensureServerBuilt } from './set-up/build-server.mjs';
import { ensureGenerated } from './set-up/generate.mjs';
import { runScript, SetUpError } from './set-up/run.mjs';

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      data: {
        type: 'string',
        default: process.env['RECORDED_DATA_DIR'] ?? '../shared/data/recorded',
      },
      seed: { type: 'string', default: '42' },
    },
  });
  const folder = path.resolve(values.data);
  const files = recordedDay.files.map((file) => path.join(folder, file));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new SetUpError(
      `There is no ${missing.join(' and no ')}. Name the folder that has the recorded day with --data.`,
    );
  }
  await ensureGenerated();
  await ensureServerBuilt();
  const run = await runRecordedDay(folder, Number(values.seed));
  const [trades = '', quotes = ''] = files;
  const tape = new IndependentTape(quotes, trades, recordedDay.midnight);
  const problems = checkDay(run, tape);
  console.log(reportOf(run, tape, problems));
  process.exitCode = problems.length === 0 ? 0 : 1;
});
