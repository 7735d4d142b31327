import type { Instrument, InstrumentStatus } from '../core/market/instrument';
import { aShare } from '../core/market/instrument.fixture';
import type { Quote } from '../core/market/quote';
import { price, quantity } from '../core/values/amounts';
import { type InstrumentId, toInstrumentId } from '../core/values/ids';
import { failure, success } from '../core/values/result';
import type { ControlledMarketData } from '../desk/desk-parts';
import type { Clock } from '../ports/clock';
import type { MarketDataSource, MarketTick } from '../ports/market-data';

function share(name: string): Instrument {
  return aShare(name, { session: 'around-the-clock' });
}

/** Prices that stand where a test puts them, for three shares at 9.99 to 10.01 unless it names others. */
export class StillMarket implements ControlledMarketData {
  readonly instruments: readonly Instrument[];
  private readonly quotes = new Map<string, Quote>();
  private readonly statuses = new Map<string, InstrumentStatus>();
  private readonly listeners: ((tick: MarketTick) => void)[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock, names: readonly string[] = ['ACME', 'BETA', 'GAMA']) {
    this.clock = clock;
    this.instruments = names.map(share);
    for (const { instrument } of this.instruments) {
      this.set(instrument, '9.99', '10.01');
    }
  }

  set(instrument: string, bid: string, ask: string): void {
    const now = this.clock.now();
    const id = toInstrumentId(instrument);
    const size = quantity('100000');
    this.quotes.set(instrument, {
      instrument: id,
      bid: price(bid),
      bidSize: size,
      ask: price(ask),
      askSize: size,
      last: price(bid),
      lastSize: quantity('100'),
      previousClose: price(bid),
      quotedAt: now,
      tradedAt: now,
    });
    const bids = [{ price: price(bid), quantity: size }];
    const asks = [{ price: price(ask), quantity: size }];
    for (const listener of this.listeners) {
      listener({ kind: 'quote', instrument: id, time: now, bids, asks });
    }
  }

  /** Whoever listened has died. */
  forgetListeners(): void {
    this.listeners.length = 0;
  }

  halt(instrument: string): void {
    this.statuses.set(instrument, 'halted');
  }

  open(instrument: string): void {
    this.statuses.delete(instrument);
  }

  status(instrument: InstrumentId): InstrumentStatus {
    return this.statuses.get(instrument) ?? 'open';
  }

  /** Always fresh: the market of a test stands still, it is not dead. */
  quote(instrument: InstrumentId): Quote | undefined {
    const quote = this.quotes.get(instrument);
    const now = this.clock.now();
    return quote === undefined ? undefined : { ...quote, quotedAt: now, tradedAt: now };
  }

  book(): ReturnType<ControlledMarketData['book']> {
    return { bids: [], asks: [] };
  }

  onTick(listener: (tick: MarketTick) => void): () => void {
    this.listeners.push(listener);
    return () => this.listeners.splice(this.listeners.indexOf(listener), 1);
  }

  source(): MarketDataSource {
    return { kind: 'simulated', seed: 1, running: true };
  }

  start(): void {
    for (const [instrument, quote] of this.quotes) {
      const { bid, ask } = quote;
      this.set(instrument, decimal(bid), decimal(ask));
    }
  }

  stop(): void {}

  choose() {
    return Promise.resolve(failure({ code: 'still', text: 'The market of a test stands still.' }));
  }

  play() {
    return Promise.resolve(success(this.source()));
  }

  pause() {
    return Promise.resolve(success(this.source()));
  }

  playUntil() {
    return Promise.resolve(success(this.source()));
  }
}

function decimal(units: bigint): string {
  return `${units / 100_000_000n}.${(units % 100_000_000n).toString().padStart(8, '0')}`;
}
