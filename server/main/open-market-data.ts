import path from 'node:path';
import type { Config } from '../config';
import { createMarketData } from '../market-data/create-market-data';
import type { MarketDataFeed } from '../market-data/market-data-feed';
import { sentenceOf } from '../market-data/market-data-problem';
import type { Quiet } from '../market-data/tape-driver';
import type { Log } from '../ports/log';
import { seededRandom } from '../system/seeded-random';
import type { DeskTime } from './choose-time';
import { StartProblem } from './start-problem';

/** Folders that recordings may be read from: the project's examples, and those that are configured. */
export function recordingFolders(config: Config): readonly string[] {
  const configured =
    config.marketData.kind === 'recorded'
      ? config.marketData.files.map((file) => path.dirname(path.resolve(file)))
      : [];
  const own = [path.resolve('examples/market-data'), path.resolve(config.dataFolder, 'recorded')];
  return [...new Set([...own, ...configured])];
}

/** Opens the prices that are configured; its source can be changed while the desk runs. */
export async function openMarketData(
  config: Config,
  { clock, timer, tape }: DeskTime,
  quiet: Quiet,
  log: Log,
): Promise<MarketDataFeed> {
  const { marketData } = config;
  const files =
    marketData.kind === 'recorded' ? marketData.files.map((file) => path.resolve(file)) : [];
  const opened = await createMarketData(
    {
      choice: marketData.kind === 'recorded' ? { ...marketData, files } : marketData,
      folders: recordingFolders(config),
      updatesPerSecond: config.marketUpdatesPerSecond,
      memoryFile: path.join(config.dataFolder, 'simulated-prices.json'),
    },
    {
      clock,
      timer,
      log,
      random: seededRandom,
      ...(tape === undefined ? {} : { tapeClock: { clock: tape, quiet } }),
    },
  );
  if (!opened.ok) {
    throw new StartProblem(sentenceOf(opened.error));
  }
  return opened.value;
}
