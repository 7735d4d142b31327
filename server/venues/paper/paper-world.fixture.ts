import type { Instrument } from '../../core/market/instrument';
import { aShare } from '../../core/market/instrument.fixture';
import type { OrderTerms } from '../../core/order/order-terms';
import type { Side } from '../../core/order/side';
import { money, quantity } from '../../core/values/amounts';
import {
  type ClientOrderId,
  toAccountId,
  toClientOrderId,
  toInstrumentId,
  toVenueName,
} from '../../core/values/ids';
import { addMilliseconds, type Instant, toInstant } from '../../core/values/instant';
import type { ExecutionReport, VenueFill, VenueOrderRequest } from '../../ports/execution-venue';
import type { MarketData } from '../../ports/market-data';
import type { Timer } from '../../ports/timer';
import type { BookRecord, VenueBooks } from '../../ports/venue-books';
import { memoryLog } from '../../system/memory-log';
import { seededRandom } from '../../system/seeded-random';
import { VirtualClock } from '../../system/virtual-clock';
import { inWords } from '../report-words.fixture';
import { InjectedFaults } from './injected-faults';
import { presetSettings } from './paper-presets';
import type { PaperSettings } from './paper-settings';
import { PaperTradingVenue } from './paper-trading-venue';
import { type Level, ScriptedMarket } from './scripted-market.fixture';

export const account = toAccountId('main');
export const acme = aShare('ACME', {
  name: 'Acme Corporation',
  maxQuantity: quantity('100000'),
});
export const coin: Instrument = {
  ...acme,
  instrument: toInstrumentId('COIN'),
  name: 'Coin',
  kind: 'crypto',
  lotSize: quantity('0.00000001'),
  minQuantity: quantity('0.00001'),
  maxQuantity: quantity('100000000'),
};

export const opensAt = toInstant(Date.UTC(2013, 9, 7, 13, 30));
export const closesAt = toInstant(Date.UTC(2013, 9, 7, 20));
const dayMs = 24 * 3600 * 1000;

/** Ends every day at 16:00 New York time. */
function sessionEndsAt(_: unknown, now: Instant): Instant {
  let end = closesAt;
  while (end <= now) {
    end = addMilliseconds(end, dayMs);
  }
  return end;
}

/** Books in memory that a restart finds again. */
export class KeptBooks implements VenueBooks {
  readonly records = new Map<string, BookRecord>();
  saves = 0;
  /** While set, saving fails with it. */
  failure: Error | undefined;
  /** While set, a save waits for it. */
  gate: Promise<void> | undefined;

  load(): Promise<readonly BookRecord[]> {
    return Promise.resolve([...this.records.values()]);
  }

  async save(records: readonly BookRecord[]): Promise<void> {
    await this.gate;
    if (this.failure !== undefined) {
      throw this.failure;
    }
    this.saves += 1;
    for (const record of records) {
      const key = `${record.kind}/${record.key}`;
      if (record.value === undefined) {
        this.records.delete(key);
      } else {
        this.records.set(key, record);
      }
    }
  }
}

export interface WorldOptions {
  readonly settings?: Partial<PaperSettings>;
  readonly seed?: number;
}

/** No fees, no delay, no chance, but sizes and queues count: what tests build on. */
export const plainSettings: PaperSettings = {
  ...presetSettings('frictionless', money('1000000')),
  fillModel: 'book',
  fillOnTouchProbability: 0n as PaperSettings['fillOnTouchProbability'],
};

/** A venue with its market, clock and books, all in the hands of a test. */
export class PaperWorld {
  readonly clock = new VirtualClock(opensAt);
  readonly market = new ScriptedMarket([acme, coin], this.clock);
  readonly books = new KeptBooks();
  readonly log = memoryLog();
  readonly faults = new InjectedFaults();
  readonly reports: ExecutionReport[] = [];
  /** Every request that was made, by its client order id. */
  readonly requests = new Map<ClientOrderId, VenueOrderRequest>();
  venue: PaperTradingVenue;
  private readonly options: WorldOptions;
  private cut: () => void = () => {};

  constructor(options: WorldOptions = {}) {
    this.options = options;
    this.venue = this.makeVenue();
  }

  /** A connected venue whose market shows 10.00 × 500 / 10.02 × 300. */
  static async open(options: WorldOptions = {}): Promise<PaperWorld> {
    const world = new PaperWorld(options);
    await world.venue.connect();
    world.show([['10.00', '500']], [['10.02', '300']]);
    return world;
  }

  readonly instrument = acme.instrument;

  /** The client order id of the order that was made as number so and so; the first is 0. */
  idOf(order: number): ClientOrderId {
    return toClientOrderId(`order-${order + 1}`);
  }

  /** That of the newest order, or of the one so many before it. */
  newestId(before: number): ClientOrderId {
    return this.idOf(Math.max(this.requests.size - 1 - before, 0));
  }

  show(bids: readonly Level[], asks: readonly Level[], instrument = acme): void {
    this.market.show(instrument.instrument, bids, asks);
  }

  trade(at: string, size: string, instrument = acme): void {
    this.market.trade(instrument.instrument, at, size);
  }

  /** Until everything that happened is told. */
  async settle(): Promise<void> {
    await this.venue.quiet();
  }

  async advance(milliseconds: number): Promise<void> {
    const moment = addMilliseconds(this.clock.now(), milliseconds);
    await this.clock.settleTo(moment, () => this.settle());
    await this.settle();
  }

  request(
    side: Side,
    size: string,
    terms: OrderTerms,
    rest: Partial<VenueOrderRequest> = {},
  ): VenueOrderRequest {
    const made: VenueOrderRequest = {
      clientOrderId: this.idOf(this.requests.size),
      account,
      instrument: acme.instrument,
      side,
      terms,
      quantity: quantity(size),
      timeInForce: 'goodTillCancel',
      reduceOnly: false,
      postOnly: false,
      ...rest,
    };
    this.requests.set(made.clientOrderId, made);
    return made;
  }

  /** Submits and waits until all that it set off is told; gives the client order id. */
  async submit(
    side: Side,
    size: string,
    terms: OrderTerms,
    rest: Partial<VenueOrderRequest> = {},
  ): Promise<ClientOrderId> {
    const request = this.request(side, size, terms, rest);
    await this.venue.submitOrder(request);
    await this.settle();
    return request.clientOrderId;
  }

  /** Stops the venue in order and starts another on the same books. */
  async restart(): Promise<void> {
    await this.venue.disconnect();
    this.venue = this.makeVenue();
    await this.venue.connect();
    await this.settle();
  }

  /** Kills the venue where it stands, and starts another on what was saved. */
  async crash(): Promise<void> {
    this.cut();
    this.venue = this.makeVenue();
    await this.venue.connect();
    await this.settle();
  }

  /** The reports as short lines: `new`, `trade 100 @ 10.02`, `canceled price-protection`. */
  get told(): readonly string[] {
    return this.reports.map(inWords);
  }

  /** As `told`, of one order. */
  toldOf(clientOrderId: ClientOrderId): readonly string[] {
    return this.reports.filter((report) => report.clientOrderId === clientOrderId).map(inWords);
  }

  get fills(): readonly VenueFill[] {
    return this.reports.flatMap((report) =>
      report.executionType === 'trade' ? [report.fill] : [],
    );
  }

  private makeVenue(): PaperTradingVenue {
    let isCut = false;
    const cancels = new Set<() => void>();
    this.cut = () => {
      isCut = true;
      for (const cancel of cancels) {
        cancel();
      }
    };
    const venue = new PaperTradingVenue({
      name: toVenueName('paper'),
      books: {
        load: () => this.books.load(),
        save: (records) => (isCut ? new Promise(() => {}) : this.books.save(records)),
      },
      marketData: cuttable(this.market, cancels),
      clock: this.clock,
      timer: cuttableTimer(this.clock, cancels),
      random: seededRandom(this.options.seed ?? 1),
      log: this.log,
      settings: { ...plainSettings, ...this.options.settings },
      accounts: [{ account, currency: 'USD' }],
      sessionEndsAt,
      faults: this.faults,
    });
    venue.onReport((report) => {
      if (!isCut) {
        this.reports.push(report);
      }
    });
    return venue;
  }
}

function cuttable(market: ScriptedMarket, cancels: Set<() => void>): MarketData {
  return {
    instruments: market.instruments,
    status: (instrument) => market.status(instrument),
    quote: (instrument) => market.quote(instrument),
    book: (instrument) => market.book(instrument),
    source: () => market.source(),
    start: () => {},
    stop: () => {},
    onTick: (listener) => {
      const stop = market.onTick(listener);
      cancels.add(stop);
      return stop;
    },
  };
}

function cuttableTimer(timer: Timer, cancels: Set<() => void>): Timer {
  const kept = (cancel: () => void) => {
    cancels.add(cancel);
    return () => {
      cancels.delete(cancel);
      cancel();
    };
  };
  return {
    after: (milliseconds, action) => kept(timer.after(milliseconds, action)),
    every: (milliseconds, action) => kept(timer.every(milliseconds, action)),
  };
}
