import type { Instrument as InstrumentOnTheWire } from '../../../contract/instrument';
import type { MarketDataSource as SourceOnTheWire } from '../../../contract/market-data';
import type { Quote as QuoteOnTheWire } from '../../../contract/quote';
import type { MarkRow } from '../../../contract/stream';
import type { Instrument, InstrumentStatus } from '../../core/market/instrument';
import type { Mark } from '../../core/market/market';
import type { Quote } from '../../core/market/quote';
import { formatDecimal } from '../../core/values/decimal';
import type { InstrumentId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { MarketDataSource } from '../../ports/market-data';
import { ageOf, presentOptional, presentPriceOrNull, presentTime } from './present-numbers';

export function presentInstrument(
  instrument: Instrument,
  status: InstrumentStatus,
): InstrumentOnTheWire {
  return {
    instrument: instrument.instrument,
    name: instrument.name,
    kind: instrument.kind,
    currency: instrument.currency,
    tickSize: formatDecimal(instrument.tickSize),
    lotSize: formatDecimal(instrument.lotSize),
    minQuantity: formatDecimal(instrument.minQuantity),
    maxQuantity: presentOptional(instrument.maxQuantity),
    multiplier: formatDecimal(instrument.multiplier),
    status,
    session: instrument.session,
    priceDecimals: instrument.priceDecimals,
    quantityDecimals: instrument.quantityDecimals,
  };
}

export function presentQuote(quote: Quote, now: Instant): QuoteOnTheWire {
  return {
    instrument: quote.instrument,
    bid: quote.bidSize === 0n ? null : formatDecimal(quote.bid),
    bidSize: formatDecimal(quote.bidSize),
    ask: quote.askSize === 0n ? null : formatDecimal(quote.ask),
    askSize: formatDecimal(quote.askSize),
    last: presentPriceOrNull(quote.last),
    lastSize: formatDecimal(quote.lastSize),
    previousClose: presentPriceOrNull(quote.previousClose),
    time: presentTime(Math.max(quote.quotedAt, quote.tradedAt)),
    age: ageOf(quote.quotedAt, now) ?? 0,
  };
}

export function presentMarkRow(
  instrument: InstrumentId,
  status: InstrumentStatus,
  quote: Quote | undefined,
  mark: Mark | undefined,
  now: Instant,
): MarkRow {
  return {
    instrument,
    status,
    ...(quote === undefined ? noQuote : quoteFields(quote)),
    markPrice: mark === undefined ? null : formatDecimal(mark.price),
    markAge: mark === undefined ? null : ageOf(mark.at, now),
  };
}

export function presentSource(source: MarketDataSource): SourceOnTheWire {
  if (source.kind === 'simulated') {
    return { ...source };
  }
  const { kind, files, instruments, speed, position, startsAt, endsAt, state } = source;
  return {
    kind,
    files: [...files],
    instruments: [...instruments],
    speed,
    position: presentTime(position),
    startsAt: presentTime(startsAt),
    endsAt: presentTime(endsAt),
    state,
  };
}

const noQuote = {
  bid: null,
  bidSize: '0',
  ask: null,
  askSize: '0',
  last: null,
  lastSize: '0',
  previousClose: null,
} as const;

function quoteFields(quote: Quote) {
  return {
    bid: quote.bidSize === 0n ? null : formatDecimal(quote.bid),
    bidSize: formatDecimal(quote.bidSize),
    ask: quote.askSize === 0n ? null : formatDecimal(quote.ask),
    askSize: formatDecimal(quote.askSize),
    last: presentPriceOrNull(quote.last),
    lastSize: formatDecimal(quote.lastSize),
    previousClose: presentPriceOrNull(quote.previousClose),
  };
}
