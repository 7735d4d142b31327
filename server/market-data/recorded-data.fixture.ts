import { existsSync } from 'node:fs';
import path from 'node:path';

/** Files of real market data that the tests know facts about. */
const needed = [
  'tick-ibm-20131007_trade.csv.gz',
  'tick-ibm-20131007_quote.csv.gz',
  'second-spy-20131007_trade.csv.gz',
  'second-spy-20131007_quote.csv.gz',
  'hour-aapl.csv.gz',
  'hour-spy.csv.gz',
];

/**
 * The folder of recorded market data: `RECORDED_DATA_DIR`, else `../shared/data/recorded` beside
 * the checkout. Undefined when it is not there; then it says on the console that tests are skipped.
 */
export function findRecordedData(): string | undefined {
  const given = process.env['RECORDED_DATA_DIR'];
  const folder = path.resolve(given ?? '../shared/data/recorded');
  const missing = needed.filter((file) => !existsSync(path.join(folder, file)));
  if (missing.length === 0) {
    return folder;
  }
  process.stderr.write(
    `\nSKIPPED: tests on recorded market data. ${folder} lacks ${missing.join(', ')}; ` +
      'set RECORDED_DATA_DIR to the folder that has them.\n',
  );
  return undefined;
}
