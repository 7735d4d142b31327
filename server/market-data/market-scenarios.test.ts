import { describe, expect, test } from 'vitest';
import { aShare } from '../core/market/instrument.fixture';
import { price, quantity } from '../core/values/amounts';
import { formatDecimal } from '../core/values/decimal';
import { toInstant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';
import { seededRandom } from '../system/seeded-random';
import { MarketScenarios, type Scenario } from './market-scenarios';

const acme = aShare('ACME');

function quoteAt(time: number): MarketTick {
  const level = (at: string) => [{ price: price(at), quantity: quantity('300') }];
  const { instrument } = acme;
  return {
    kind: 'quote',
    instrument,
    time: toInstant(time),
    bids: level('9.98'),
    asks: level('10.02'),
  };
}

/** Each tick in words: `9.98 x 300 / 10.02 x 300`, or its status. */
function words(ticks: readonly MarketTick[]): readonly string[] {
  return ticks.map((tick) => {
    if (tick.kind === 'quote') {
      const [bid] = tick.bids;
      const [ask] = tick.asks;
      const side = (level: typeof bid) =>
        level === undefined
          ? 'none'
          : `${formatDecimal(level.price)} x ${formatDecimal(level.quantity)}`;
      return `${side(bid)} / ${side(ask)}`;
    }
    return tick.kind === 'status' ? tick.status : formatDecimal(tick.price);
  });
}

function begin(scenario: Partial<Scenario> & Pick<Scenario, 'kind'>) {
  const scenarios = new MarketScenarios([acme]);
  const whole = { durationMs: 10_000, basisPoints: -1_000, times: 10, ...scenario };
  const ticks = scenarios.start(whole, toInstant(0), seededRandom(1));
  return { scenarios, ticks, at: (time: number) => words(scenarios.change(quoteAt(time))) };
}

describe('a scenario', () => {
  test('halt: nothing comes, then the market opens before its next quote', () => {
    const { ticks, at } = begin({ kind: 'halt' });

    expect(words(ticks)).toEqual(['halted']);
    expect(at(9_999)).toEqual([]);
    expect(at(10_000)).toEqual(['open', '9.98 x 300 / 10.02 x 300']);
    expect(at(10_001)).toEqual(['9.98 x 300 / 10.02 x 300']);
  });

  test('gap: prices are elsewhere at once, and stay there', () => {
    const { at } = begin({ kind: 'gap' });

    expect(at(0)).toEqual(['8.98 x 300 / 9.01 x 300']);
    expect(at(60_000)).toEqual(['8.98 x 300 / 9.01 x 300']);
  });

  test('crash: prices slide, and stay at the bottom', () => {
    const { at } = begin({ kind: 'crash', basisPoints: -5_000 });

    expect([at(0), at(5_000), at(10_000), at(20_000)].flat()).toEqual([
      '9.98 x 300 / 10.02 x 300',
      '7.48 x 300 / 7.51 x 300',
      '4.99 x 300 / 5.01 x 300',
      '4.99 x 300 / 5.01 x 300',
    ]);
  });

  test('spread blow-out: ten times as wide around the same middle', () => {
    const { at } = begin({ kind: 'spread-blow-out' });

    expect(at(0)).toEqual(['9.8 x 300 / 10.2 x 300']);
    expect(at(10_000)).toEqual(['9.98 x 300 / 10.02 x 300']);
  });

  test('thin book: a tenth of the size, never less than a lot', () => {
    expect(begin({ kind: 'thin-book' }).at(0)).toEqual(['9.98 x 30 / 10.02 x 30']);
    expect(begin({ kind: 'thin-book', times: 1_000 }).at(0)).toEqual(['9.98 x 1 / 10.02 x 1']);
  });

  test('frozen feed: nothing comes, and the market is open all the while', () => {
    const { ticks, at } = begin({ kind: 'frozen-feed' });

    expect(ticks).toEqual([]);
    expect([at(0), at(9_999), at(10_000)].flat()).toEqual(['9.98 x 300 / 10.02 x 300']);
  });

  test('the same seed makes the same gap, another one another', () => {
    const gap = (seed: number) => begin({ kind: 'gap', seed }).at(0)[0];

    expect(gap(1)).toBe(gap(1));
    expect(new Set([1, 2, 3, 4, 5].map(gap)).size).toBeGreaterThan(1);
  });

  test('cleared, the market is as its source says', () => {
    const { scenarios, at } = begin({ kind: 'halt', durationMs: 600_000 });

    expect(words(scenarios.clear(toInstant(5)))).toEqual(['open']);
    expect(at(6)).toEqual(['9.98 x 300 / 10.02 x 300']);
    expect(scenarios.active(toInstant(6))).toEqual([]);
  });
});
