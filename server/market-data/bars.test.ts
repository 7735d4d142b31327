import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { price, quantity, toPrice, toQuantity } from '../core/values/amounts';
import { formatDecimal, larger } from '../core/values/decimal';
import { toInstrumentId } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import { type Bar, barIntervals, barShapes } from './bar';
import { BarRing } from './bar-ring';
import { Bars } from './bars';
import { at } from './tape.fixture';

const ibm = toInstrumentId('IBM');
const text = ({ startsAt, open, high, low, close, volume }: Bar): string =>
  [new Date(startsAt).toISOString().slice(11, 19), open, high, low, close, volume]
    .map((part) => (typeof part === 'bigint' ? formatDecimal(part) : part))
    .join(' ');

describe('candles', () => {
  it('hold open, high, low, close and volume of the trades in their stretch of time', () => {
    const bars = new Bars();
    const trades = [
      ['2013-10-07T13:30:00.000Z', '181.9', '100'],
      ['2013-10-07T13:30:20.000Z', '182.3', '50'],
      ['2013-10-07T13:30:59.999Z', '181.7', '25'],
      ['2013-10-07T13:31:00.000Z', '181.8', '10'],
      ['2013-10-07T13:34:00.000Z', '182', '5'],
    ] as const;

    for (const [time, at_, size] of trades) {
      bars.trade(ibm, at(time), price(at_), quantity(size));
    }

    expect(bars.all(ibm, '1m').map(text)).toEqual([
      '13:30:00 181.9 182.3 181.7 181.7 175',
      '13:31:00 181.8 181.8 181.8 181.8 10',
      '13:34:00 182 182 182 182 5',
    ]);
    expect(bars.all(ibm, '5m').map(text)).toEqual(['13:30:00 181.9 182.3 181.7 182 190']);
    expect(bars.all(ibm, '1d').map(text)).toEqual(['00:00:00 181.9 182.3 181.7 182 190']);
    expect(bars.all(ibm, '1s')).toHaveLength(5);
    expect(bars.all(toInstrumentId('KO'), '1m')).toEqual([]);
  });

  it('are forgotten with their source', () => {
    const bars = new Bars();
    bars.trade(ibm, at('2013-10-07T13:30:00Z'), price('181.9'), quantity('1'));

    bars.forget([ibm]);

    expect(bars.all(ibm, '1m')).toEqual([]);
  });

  it('of every interval add up to the same trades', () => {
    const trade = fc.record({
      afterMs: fc.integer({ min: 0, max: 400_000 }),
      ticks: fc.bigInt({ min: 1n, max: 50_000n }),
      size: fc.bigInt({ min: 1n, max: 10_000n }),
    });

    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 200 }), (trades) => {
        const bars = new Bars();
        let time = Date.parse('2013-10-07T13:30:00Z');
        for (const { afterMs, ticks, size } of trades) {
          time += afterMs;
          bars.trade(ibm, toInstant(time), toPrice(ticks * 1_000_000n), toQuantity(size));
        }

        const volume = trades.reduce((sum, { size }) => sum + size, 0n);
        const prices = trades.map(({ ticks }) => ticks * 1_000_000n);
        for (const interval of barIntervals) {
          const all = bars.all(ibm, interval);
          expect(all.reduce((sum, bar) => sum + bar.volume, 0n)).toBe(volume);
          expect(all[0]?.open).toBe(prices[0]);
          expect(all.at(-1)?.close).toBe(prices.at(-1));
          expect(largest(all.map(({ high }) => high))).toBe(largest(prices));
          for (const [index, bar] of all.entries()) {
            expect(bar.low <= bar.open && bar.open <= bar.high).toBe(true);
            expect(bar.low <= bar.close && bar.close <= bar.high).toBe(true);
            expect(bar.startsAt % barShapes[interval].lengthMs).toBe(0);
            expect(bar.startsAt).toBeGreaterThan(all[index - 1]?.startsAt ?? 0);
          }
        }
      }),
    );
  });
});

describe('the ring of candles', () => {
  it.each([1, 31, 32, 33, 100, 257])('keeps the newest %s and lets the others go', (kept) => {
    const ring = new BarRing(kept);

    for (let index = 1; index <= 300; index += 1) {
      ring.trade(index * 1_000, toPrice(BigInt(index)), toQuantity(1n));
      ring.trade(index * 1_000, toPrice(BigInt(index + 1)), toQuantity(2n));
    }

    const bars = ring.all();
    expect(bars).toHaveLength(kept);
    expect(bars.map(({ startsAt }) => startsAt / 1_000)).toEqual(
      Array.from({ length: kept }, (_, index) => 301 - kept + index),
    );
    expect(bars.at(-1)).toMatchObject({
      open: 300n,
      high: 301n,
      low: 300n,
      close: 301n,
      volume: 3n,
    });
  });

  it('counts a trade whose clock jumped back for the newest bar', () => {
    const ring = new BarRing(10);
    ring.trade(60_000, toPrice(5n), toQuantity(1n));

    ring.trade(0, toPrice(9n), toQuantity(1n));

    expect(ring.all()).toMatchObject([{ startsAt: 60_000, high: 9n, close: 9n, volume: 2n }]);
  });
});

function largest(values: readonly bigint[]): bigint {
  return values.reduce(larger);
}
