import { describe, expect, it } from 'vitest';
import { parseDecimal, scale } from '../core/values/decimal';
import { findCalendar } from './calendars';
import { instrumentList, type ListedInstrument, listedInstruments } from './instrument-list';

const units = (text: string): bigint => {
  const parsed = parseDecimal(text);
  return parsed.ok ? parsed.value : -1n;
};

describe('the list of instruments', () => {
  it('has at least 34, each once, of every family that the desk promises', () => {
    const ids = instrumentList.map(({ instrument }) => instrument as string);

    expect(ids.length).toBeGreaterThanOrEqual(34);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['AAPL', 'IBM', 'SPY', 'SNDL', 'EURUSD', 'BTCUSD']));
    expect(new Set(instrumentList.map(({ kind }) => kind))).toEqual(
      new Set(['equity', 'etf', 'fx', 'crypto']),
    );
  });

  it('is in dollars throughout, for the desk keeps its books in one currency', () => {
    expect(new Set(instrumentList.map(({ currency }) => currency))).toEqual(new Set(['USD']));
  });

  it.each([
    ['SNDL', '0.0001', '1'],
    ['EURUSD', '0.00001', '1000'],
    ['BTCUSD', '0.01', '0.00000001'],
    ['AAPL', '0.01', '1'],
  ])('%s has tick %s and lot %s', (id, tickSize, lotSize) => {
    const found = instrumentList.find(({ instrument }) => instrument === id);

    expect(found?.tickSize).toBe(units(tickSize));
    expect(found?.lotSize).toBe(units(lotSize));
  });

  it.each(listedInstruments.map((listed) => [listed.instrument.instrument, listed] as const))(
    '%s has a shape in which orders and prices are possible',
    (_id, listed) => {
      const { instrument, walk } = listed;
      const maxQuantity = instrument.maxQuantity ?? 0n;

      expect(instrument.name.length).toBeGreaterThan(2);
      expect(findCalendar(instrument.session)).toBeDefined();
      expect(instrument.minQuantity > 0n && instrument.minQuantity < maxQuantity).toBe(true);
      expect(instrument.minQuantity % instrument.lotSize).toBe(0n);
      expect(maxQuantity % instrument.lotSize).toBe(0n);
      expect(instrument.tickSize % 10n ** BigInt(8 - instrument.priceDecimals)).toBe(0n);
      expect(instrument.lotSize % 10n ** BigInt(8 - instrument.quantityDecimals)).toBe(0n);

      expect(units(walk.startPrice) % instrument.tickSize).toBe(0n);
      expect(units(walk.depth)).toBeGreaterThanOrEqual(Number(units(walk.depthStep)));
      expect(units(walk.depthStep) % instrument.lotSize).toBe(0n);
      expect(walk.volatility > 0 && walk.volatility < 2).toBe(true);
      expect(walk.tradesPerSecond > 0 && walk.tradesPerSecond <= 4).toBe(true);
      expect(spreadShare(listed)).toBeLessThan(0.03);
      expect(walk.spreadTicks >= 1 && walk.levelTicks >= 1).toBe(true);
    },
  );

  it('differs in price, volatility, spread and depth, so that a desk sees all sorts', () => {
    const spreads = new Set(listedInstruments.map(({ walk }) => walk.spreadTicks));
    const volatilities = new Set(listedInstruments.map(({ walk }) => walk.volatility));

    expect(spreads.size).toBeGreaterThan(6);
    expect(volatilities.size).toBeGreaterThan(12);
  });
});

/** The usual spread as a share of the price. */
function spreadShare({ instrument, walk }: ListedInstrument): number {
  const spread = instrument.tickSize * BigInt(walk.spreadTicks);
  return Number((spread * scale) / units(walk.startPrice)) / Number(scale);
}
