/**
 * The paper venue in memory, with books that are saved at once: orders per second that it takes,
 * fills and tells, and what a quote costs.
 */

import { aShare } from '../server/core/market/instrument.fixture';
import type { BookLevel, Quote } from '../server/core/market/quote';
import { money, price, quantity } from '../server/core/values/amounts';
import {
  type InstrumentId,
  toAccountId,
  toClientOrderId,
  toInstrumentId,
  toVenueName,
} from '../server/core/values/ids';
import { toInstant } from '../server/core/values/instant';
import type { VenueOrderRequest } from '../server/ports/execution-venue';
import type { MarketData, MarketTick } from '../server/ports/market-data';
import type { VenueBooks } from '../server/ports/venue-books';
import { memoryLog } from '../server/system/memory-log';
import { seededRandom } from '../server/system/seeded-random';
import { VirtualClock } from '../server/system/virtual-clock';
import { presetSettings } from '../server/venues/paper/paper-presets';
import { type PaperSettings, percent } from '../server/venues/paper/paper-settings';
import { PaperTradingVenue } from '../server/venues/paper/paper-trading-venue';
import { report } from './report';

const account = toAccountId('main');
const instruments = Array.from({ length: 100 }, (_, index) => aShare(`I${index}`));
const book = {
  bids: [{ price: price('10.00'), quantity: quantity('1000000') }],
  asks: [{ price: price('10.02'), quantity: quantity('1000000') }],
};

/** A market that stands still but for the ticks that a measurement sends. */
class StillMarket implements MarketData {
  readonly instruments = instruments;
  private readonly listeners = new Set<(tick: MarketTick) => void>();
  private readonly quotes = new Map<InstrumentId, Quote>(
    instruments.map(({ instrument }) => [instrument, quoteOf(instrument)]),
  );

  status() {
    return 'open' as const;
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.quotes.get(instrument);
  }

  book(): { readonly bids: readonly BookLevel[]; readonly asks: readonly BookLevel[] } {
    return book;
  }

  onTick(listener: (tick: MarketTick) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(tick: MarketTick): void {
    for (const listener of this.listeners) {
      listener(tick);
    }
  }

  source() {
    return { kind: 'simulated', seed: 1, running: true } as const;
  }

  start(): void {}

  stop(): void {}
}

function quoteOf(instrument: InstrumentId): Quote {
  const [bid, ask] = [book.bids[0], book.asks[0]];
  return {
    instrument,
    bid: bid?.price ?? price('0'),
    bidSize: bid?.quantity ?? quantity('0'),
    ask: ask?.price ?? price('0'),
    askSize: ask?.quantity ?? quantity('0'),
    last: price('10.01'),
    lastSize: quantity('100'),
    previousClose: price('10.00'),
    quotedAt: toInstant(0),
    tradedAt: toInstant(0),
  };
}

const instantBooks: VenueBooks = { load: async () => [], save: async () => {} };

async function openVenue(change: Partial<PaperSettings> = {}) {
  const clock = new VirtualClock(toInstant(Date.UTC(2024, 0, 2, 15)));
  const market = new StillMarket();
  const venue = new PaperTradingVenue({
    name: toVenueName('paper'),
    books: instantBooks,
    marketData: market,
    clock,
    timer: clock,
    random: seededRandom(1),
    log: memoryLog(),
    settings: {
      ...presetSettings('frictionless', money('100000000000')),
      fillModel: 'book',
      ...change,
    },
    accounts: [{ account, currency: 'USD' }],
    sessionEndsAt: () => toInstant(Date.UTC(2024, 0, 2, 21)),
  });
  let reports = 0;
  venue.onReport(() => {
    reports += 1;
  });
  await venue.connect();
  return { venue, market, reported: () => reports };
}

function request(index: number, terms: VenueOrderRequest['terms']): VenueOrderRequest {
  const instrument = instruments[index % instruments.length]?.instrument ?? toInstrumentId('I0');
  return {
    clientOrderId: toClientOrderId(`bench-${index}`),
    account,
    instrument,
    side: index % 2 === 0 ? 'buy' : 'sell',
    terms,
    quantity: quantity('10'),
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
  };
}

const market = { orderType: 'market' } as const;
const far = (index: number) =>
  ({ orderType: 'limit', limitPrice: price(index % 2 === 0 ? '9.00' : '11.00') }) as const;

/** Sends `count` orders, `together` at a time, and waits for all answers and reports. */
async function ordersPerSecond(
  count: number,
  together: number,
  terms: (index: number) => VenueOrderRequest['terms'],
  change: Partial<PaperSettings> = {},
): Promise<number> {
  const { venue, reported } = await openVenue(change);
  const startedAt = performance.now();
  for (let from = 0; from < count; from += together) {
    await Promise.all(
      Array.from({ length: together }, (_, offset) =>
        venue.submitOrder(request(from + offset, terms(from + offset))),
      ),
    );
  }
  await venue.quiet();
  const seconds = (performance.now() - startedAt) / 1_000;
  if (reported() < count) {
    throw new Error(`Of ${count} orders only ${reported()} reports came.`);
  }
  await venue.disconnect();
  return count / seconds;
}

/** Quotes of one instrument, while a thousand orders rest in I0 that they do not reach. */
async function ticksPerSecond(name: string, count: number): Promise<number> {
  const { venue, market: feed } = await openVenue();
  const busy = Array.from({ length: 1_000 }, (_, index) => request(index * 100, far(index)));
  await Promise.all(busy.map((one) => venue.submitOrder(one)));
  const instrument = toInstrumentId(name);
  const tick: MarketTick = { kind: 'quote', instrument, time: toInstant(0), ...book };
  const startedAt = performance.now();
  for (let sent = 0; sent < count; sent += 1) {
    feed.tell(tick);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await venue.disconnect();
  return count / seconds;
}

/** Fees, a minimum and slippage: what a filled order costs in work as well. */
const withCosts = {
  commission: price('0.005'),
  minimumCommission: money('1'),
  slippagePercent: percent('0.01'),
};

await ordersPerSecond(20_000, 50, () => market);

report('Paper venue: orders taken, filled, saved and told in memory', [
  row(
    'market orders, filled, one by one',
    await ordersPerSecond(50_000, 1, () => market, withCosts),
    20_000,
  ),
  row(
    'market orders, filled, 50 together',
    await ordersPerSecond(100_000, 50, () => market, withCosts),
    20_000,
  ),
  row('limit orders, resting, 50 together', await ordersPerSecond(50_000, 50, far), 20_000),
  row('quotes on an instrument without orders', await ticksPerSecond('I7', 5_000_000), 5_000_000),
  row(
    'quotes on an instrument with 1 000 resting orders',
    await ticksPerSecond('I0', 200_000),
    50_000,
  ),
]);

function row(what: string, value: number, atLeast: number) {
  return { what, value, unit: '/s', decimals: 0, atLeast };
}
