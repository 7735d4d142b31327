import type { Config } from '../config';
import { type Price, toPrice } from '../core/values/amounts';
import type { AccountId } from '../core/values/ids';
import type { MarketDataFeed } from '../market-data/market-data-feed';
import type { Log } from '../ports/log';
import type { VenueBooks } from '../ports/venue-books';
import { seededRandom } from '../system/seeded-random';
import type { InjectedFaults } from '../venues/paper/injected-faults';
import { presetSettings } from '../venues/paper/paper-presets';
import type { PaperSettings, Percent } from '../venues/paper/paper-settings';
import { PaperTradingVenue } from '../venues/paper/paper-trading-venue';
import type { DeskTime } from './choose-time';
import { paperVenueName } from './paper-venue-name';

/** The paper venue with the realistic preset and the knobs that are configured laid over it. */
export function openPaperVenue(
  config: Config,
  { clock, timer }: DeskTime,
  parts: {
    readonly account: AccountId;
    readonly books: VenueBooks;
    readonly marketData: MarketDataFeed;
    readonly log: Log;
    readonly faults: InjectedFaults;
  },
): PaperTradingVenue {
  const { account, books, marketData, log, faults } = parts;
  return new PaperTradingVenue({
    name: paperVenueName,
    books,
    marketData,
    clock,
    timer,
    random: seededRandom(config.seed),
    log,
    settings: settingsOf(config),
    accounts: [{ account, currency: 'USD', initialCapital: config.initialCapital }],
    faults,
    sessionEndsAt: (instrument, now) => marketData.sessionEndsAt(instrument, now),
  });
}

function settingsOf({ paper, initialCapital }: Config): PaperSettings {
  const { commission, commissionRatio, slippageRatio, fillDelayMs, rejectRate, partialFillRate } =
    paper;
  return {
    ...presetSettings('realistic', initialCapital),
    ...(commission === undefined ? {} : { commission: perUnit(commission) }),
    ...(commissionRatio === undefined ? {} : { commissionPercent: percentOf(commissionRatio) }),
    ...(slippageRatio === undefined ? {} : { slippagePercent: percentOf(slippageRatio) }),
    ...(fillDelayMs === undefined ? {} : { fillDelay: fillDelayMs, fillDelayJitter: 0 }),
    ...(rejectRate === undefined ? {} : { rejectRate }),
    ...(partialFillRate === undefined ? {} : { partialFillRate }),
  };
}

function perUnit(amount: bigint): Price {
  return toPrice(amount);
}

function percentOf(ratio: bigint): Percent {
  return (ratio * 100n) as Percent;
}
