import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../core/values/decimal';
import { toInstrumentId } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import type { MarketDataChoice, MarketTick } from '../ports/market-data';
import { memoryLog } from '../system/memory-log';
import { seededRandom } from '../system/seeded-random';
import { VirtualClock } from '../system/virtual-clock';
import { barIntervals, barShapes } from './bar';
import { createMarketData, type MarketDataSettings, tapeSpan } from './create-market-data';
import { instrumentList } from './instrument-list';
import type { MarketDataFeed } from './market-data-feed';
import { ownCsvHeader } from './read-own-csv';
import { at, recordingsFolder } from './tape.fixture';

const sunday = at('2026-11-22T15:00:00Z');
const apple = toInstrumentId('AAPL');
const ibm = toInstrumentId('IBM');

const recordings = recordingsFolder();
recordings.write('own.csv', [
  ownCsvHeader,
  '2013-10-07T13:30:00.000Z,IBM,open,,,,,,',
  '2013-10-07T13:30:01.000Z,IBM,quote,,,181.9,200,182,300',
  '2013-10-07T13:30:02.000Z,IBM,trade,181.95,50,,,,',
  '2013-10-07T13:30:03.000Z,IBM,closed,,,,,,',
]);
recordings.write('broken.csv', [ownCsvHeader, 'yesterday,IBM,open,,,,,,']);
const recorded: MarketDataChoice = { kind: 'recorded', files: ['own.csv'], speed: 1 };

async function opened(
  choice: MarketDataChoice = { kind: 'simulated', seed: 7 },
  settings: Partial<MarketDataSettings> = {},
) {
  const clock = new VirtualClock(sunday);
  const created = await createMarketData(
    { choice, folders: [recordings.folder], ...settings },
    { clock, timer: clock, log: memoryLog(), random: seededRandom },
  );
  const feed = created.ok ? created.value : expect.fail(JSON.stringify(created.error));
  const ticks: MarketTick[] = [];
  feed.onTick((tick) => ticks.push(tick));
  return { clock, feed, ticks };
}

function quoteText(feed: MarketDataFeed, instrument = ibm): string {
  const quote = feed.quote(instrument);
  return quote === undefined
    ? 'no quote'
    : `${formatDecimal(quote.bid)} x ${formatDecimal(quote.bidSize)} | ` +
        `${formatDecimal(quote.ask)} x ${formatDecimal(quote.askSize)}, ` +
        `last ${formatDecimal(quote.last)} x ${formatDecimal(quote.lastSize)}, ` +
        `closed ${formatDecimal(quote.previousClose)}`;
}

describe('the market data of a desk', () => {
  it('says nothing before it is started', async () => {
    const { clock, feed, ticks } = await opened();

    clock.advanceBy(1_000);

    expect(ticks).toEqual([]);
    expect(feed.quote(apple)).toBeUndefined();
    expect(feed.book(apple)).toEqual({ bids: [], asks: [] });
    expect(feed.status(apple)).toBe('closed');
    expect(feed.lastTickAt).toBeUndefined();
  });

  it('shows after each tick what the tick said', async () => {
    const { clock, feed } = await opened();
    let seen = 0;
    feed.onTick((tick) => {
      const quote = feed.quote(tick.instrument);
      if (tick.kind === 'quote') {
        expect(quote?.bid).toBe(tick.bids[0]?.price);
        expect(quote?.askSize).toBe(tick.asks[0]?.quantity);
        expect(quote?.quotedAt).toBe(tick.time);
        expect(feed.book(tick.instrument).asks).toEqual(tick.asks);
      }
      if (tick.kind === 'trade') {
        expect(quote?.last).toBe(tick.price);
        expect(quote?.tradedAt).toBe(tick.time);
      }
      seen += 1;
    });

    feed.start();
    clock.advanceBy(2_000);

    expect(seen).toBeGreaterThan(200);
    expect(feed.status(apple)).toBe('open');
    expect(feed.lastTickAt).toBeGreaterThan(sunday + 1_900);
  });

  it('keeps the last trade and the close while the quote changes', async () => {
    const { clock, feed } = await opened(recorded);

    feed.start();
    clock.advanceBy(2_500);

    expect(quoteText(feed)).toBe('181.9 x 200 | 182 x 300, last 181.95 x 50, closed 181.95');
    expect(feed.status(ibm)).toBe('open');
    clock.advanceBy(1_000);
    expect(feed.status(ibm)).toBe('closed');
  });

  it('stops telling a listener that left, and tells one that came twice twice', async () => {
    const { clock, feed } = await opened();
    let count = 0;
    const listener = (): void => {
      count += 1;
    };
    const leave = feed.onTick(listener);
    feed.onTick(listener);
    feed.start();
    const both = count;
    leave();

    clock.advanceBy(500);

    expect(both % 2).toBe(0);
    expect(count - both).toBeGreaterThan(20);
  });
});

describe('a change of the source', () => {
  it('closes what the new source does not cover, and leaves its last quote to age', async () => {
    const { clock, feed, ticks } = await opened();
    feed.start();
    clock.advanceBy(1_000);
    const before = quoteText(feed, apple);
    ticks.length = 0;

    const changed = await feed.choose(recorded);

    expect(changed).toMatchObject({ ok: true, value: { kind: 'recorded', speed: 1 } });
    expect(feed.status(apple)).toBe('closed');
    expect(quoteText(feed, apple)).toBe(before);
    expect(ticks.filter((tick) => tick.kind === 'status' && tick.status === 'closed')).toHaveLength(
      instrumentList.length - 1,
    );
    clock.advanceBy(2_500);
    expect(feed.status(ibm)).toBe('open');
    expect(feed.quote(ibm)?.bid).toBe(18_190_000_000n);
    expect(new Set(ticks.filter(({ kind }) => kind !== 'status').map((t) => t.instrument))).toEqual(
      new Set([ibm]),
    );
  });

  it('back to a simulated market opens everything again', async () => {
    const { clock, feed } = await opened(recorded);
    feed.start();
    clock.advanceBy(2_500);

    await feed.choose({ kind: 'simulated', seed: 3 });

    expect(feed.source()).toEqual({ kind: 'simulated', seed: 3, running: true });
    expect(feed.status(apple)).toBe('open');
    expect(feed.status(ibm)).toBe('open');
    expect(feed.bars(ibm, '1s')).toEqual([]);
  });

  it.each([
    ['a file that is broken', { ...recorded, files: ['broken.csv'] }, 'file-malformed'],
    ['a file from elsewhere', { ...recorded, files: ['/etc/passwd'] }, 'file-not-allowed'],
    ['no file', { ...recorded, files: [] }, 'no-files'],
    ['a speed of nothing', { ...recorded, speed: 0 }, 'speed-out-of-range'],
    ['a speed of no number', { ...recorded, speed: Number.NaN }, 'speed-out-of-range'],
    ['a speed beyond reason', { ...recorded, speed: 1e9 }, 'speed-out-of-range'],
    [
      'a moment that the tape does not have',
      { ...recorded, startAt: at('2014-01-01T00:00:00Z') },
      'moment-outside-tape',
    ],
  ] as const)('to %s changes nothing', async (_what, choice, code) => {
    const { clock, feed, ticks } = await opened();
    feed.start();

    const changed = await feed.choose(choice);

    expect(changed).toMatchObject({
      ok: false,
      error: { code, text: expect.stringMatching(/\.$/) },
    });
    expect(feed.source()).toEqual({ kind: 'simulated', seed: 7, running: true });
    const told = ticks.length;
    clock.advanceBy(1_000);
    expect(ticks.length).toBeGreaterThan(told);
  });

  it('asked for twice at once ends in the one asked for last', async () => {
    const { feed } = await opened();
    feed.start();

    await Promise.all([feed.choose(recorded), feed.choose({ kind: 'simulated', seed: 9 })]);

    expect(feed.source()).toMatchObject({ kind: 'simulated', seed: 9, running: true });
  });

  it('before the start waits for the start', async () => {
    const { feed, ticks } = await opened();

    await feed.choose({ kind: 'simulated', seed: 9 });

    expect(ticks).toEqual([]);
    feed.start();
    expect(ticks.length).toBeGreaterThan(0);
  });
});

describe('a tape under the feed', () => {
  it('is held, let go and played on', async () => {
    const { clock, feed } = await opened(recorded);
    feed.start();

    expect(await feed.pause()).toMatchObject({ value: { state: 'paused' } });
    const played = feed.playUntil(at('2013-10-07T13:30:02.500Z'));
    await Promise.resolve();
    clock.advanceBy(5);
    expect(await played).toMatchObject({
      value: { state: 'paused', position: at('2013-10-07T13:30:02.500Z') },
    });
    expect(await feed.play('max')).toMatchObject({ value: { state: 'playing', speed: 'max' } });
  });

  it('is something that a simulated market does not have', async () => {
    const { feed } = await opened();

    expect(await feed.playUntil(sunday)).toMatchObject({ error: { code: 'nothing-recorded' } });
    expect(await feed.pause()).toMatchObject({ error: { code: 'nothing-recorded' } });
  });

  it('as the clock of the desk takes only tapes that go on from where it stands', async () => {
    const span = await tapeSpan(['own.csv'], [recordings.folder]);
    const startsAt = span.ok ? span.value.startsAt : expect.fail('it loads');
    const clock = new VirtualClock(startsAt);
    const created = await createMarketData(
      { choice: { ...recorded, speed: 'max' }, folders: [recordings.folder] },
      {
        clock,
        timer: clock,
        log: memoryLog(),
        random: seededRandom,
        tapeClock: { clock, quiet: () => undefined },
      },
    );
    const feed = created.ok ? created.value : expect.fail('it opens');
    feed.start();

    expect(await feed.playUntil(at('2013-10-07T13:30:02Z'))).toMatchObject({
      value: { position: at('2013-10-07T13:30:02Z') },
    });
    expect(quoteText(feed)).toBe('181.9 x 200 | 182 x 300, last 181.95 x 50, closed 181.95');
    expect(await feed.choose({ kind: 'simulated', seed: 1 })).toMatchObject({
      error: { code: 'clock-follows-tape' },
    });
    expect(await feed.choose({ ...recorded, startAt: startsAt })).toMatchObject({
      error: { code: 'moment-is-past' },
    });
    expect(await feed.choose(recorded)).toMatchObject({
      value: { position: at('2013-10-07T13:30:02Z') },
    });
    expect(feed.status(ibm)).toBe('open');
  });
});

describe('candles of the feed', () => {
  it('of a simulated market reach into a past that ends where the live prices begin', async () => {
    const { clock, feed } = await opened();
    feed.start();
    const first = feed.quote(apple)!;
    clock.advanceBy(180_000);

    for (const interval of ['1m', '5m', '15m', '1h', '1d'] as const) {
      const bars = feed.bars(apple, interval);
      const { lengthMs, kept } = barShapes[interval];
      expect(bars.length).toBeGreaterThanOrEqual(kept);
      for (const [index, bar] of bars.entries()) {
        const before = bars[index - 1];
        expect(bar.low <= bar.open && bar.open <= bar.high).toBe(true);
        expect(bar.low <= bar.close && bar.close <= bar.high).toBe(true);
        expect(bar.low > 0n && bar.volume > 0n).toBe(true);
        expect(bar.startsAt - (before?.startsAt ?? bar.startsAt - lengthMs)).toBe(lengthMs);
      }
    }
    const minutes = feed.bars(apple, '1m');
    const lastOfPast = minutes.filter(({ startsAt }) => startsAt < sunday).at(-1)!;
    expect(lastOfPast.close >= first.bid && lastOfPast.close <= first.ask).toBe(true);
    expect(minutes.at(-1)?.startsAt).toBe(sunday + 120_000);
  });

  it('tell one story in every interval', async () => {
    const { feed } = await opened();
    feed.start();

    const minutes = feed.bars(apple, '1m');
    const hours = feed.bars(apple, '1h');

    const hour = hours.at(-3)!;
    const within = minutes.filter(
      ({ startsAt }) => startsAt >= hour.startsAt && startsAt < hour.startsAt + 3_600_000,
    );
    expect(within).toHaveLength(60);
    expect(within[0]?.open).toBe(hour.open);
    expect(within.at(-1)?.close).toBe(hour.close);
    expect(within.reduce((sum, { volume }) => sum + volume, 0n)).toBe(hour.volume);
  });

  it('are the ones asked for', async () => {
    const { clock, feed } = await opened();
    feed.start();
    clock.advanceBy(600_000);

    const query = { from: toInstant(sunday + 60_000), to: toInstant(sunday + 300_000) };
    expect(feed.bars(apple, '1m', query).map(({ startsAt }) => startsAt - sunday)).toEqual([
      60_000, 120_000, 180_000, 240_000,
    ]);
    expect(feed.bars(apple, '1m', { ...query, limit: 2 })).toHaveLength(2);
    expect(feed.bars(apple, '1m', { limit: 0 })).toEqual([]);
    expect(feed.bars(toInstrumentId('NOPE'), '1m')).toEqual([]);
  });

  it('of instruments with hours have none in the night and on a weekend', async () => {
    const { feed } = await opened(undefined, { sessions: 'real' });
    feed.start();

    const minutes = feed.bars(apple, '5m');

    expect(minutes.length).toBeGreaterThan(1_000);
    for (const { startsAt } of minutes) {
      const day = new Date(startsAt).getUTCDay();
      expect(day === 0 || day === 6).toBe(false);
    }
    expect(feed.bars(apple, '1d').at(-1)?.startsAt).toBe(at('2026-11-20T00:00:00Z'));
  });

  it('of a tape begin with the tape', async () => {
    const { clock, feed } = await opened(recorded);
    feed.start();
    clock.advanceBy(5_000);

    for (const interval of barIntervals) {
      expect(feed.bars(ibm, interval)).toHaveLength(1);
    }
  });
});

describe('the end of a day order', () => {
  it.each([
    ['AAPL', 'real', '2026-11-23T21:00:00.000Z'],
    ['EURUSD', 'real', '2026-11-23T22:00:00.000Z'],
    ['BTCUSD', 'real', '2026-11-23T00:00:00.000Z'],
    ['AAPL', 'always', '2026-11-23T00:00:00.000Z'],
  ] as const)('for %s in %s hours on a Sunday is %s', async (id, sessions, end) => {
    const { feed } = await opened(undefined, { sessions });

    const endsAt = feed.sessionEndsAt(toInstrumentId(id), sunday) ?? expect.fail('it is listed');

    expect(new Date(endsAt).toISOString()).toBe(end);
  });

  it('is the end of a real session as soon as a recorded day is chosen', async () => {
    const { feed } = await opened();

    await feed.choose(recorded);

    expect(feed.sessionEndsAt(ibm, sunday)).toBe(at('2026-11-23T21:00:00Z'));
    expect(feed.sessionEndsAt(toInstrumentId('NOPE'), sunday)).toBeUndefined();
  });
});

describe('simulated prices over a restart', () => {
  it('go on where they stood', async () => {
    const memoryFile = path.join(mkdtempSync(path.join(tmpdir(), 'feed-')), 'prices.json');
    const first = await opened(undefined, { memoryFile });
    first.feed.start();
    first.clock.advanceBy(120_000);
    const left = first.feed.quote(apple)!;
    first.feed.stop();

    const second = await opened(undefined, { memoryFile });
    second.feed.start();

    const found = second.feed.quote(apple)!;
    const moved = Number(found.bid - left.bid) / 1e8;
    expect(Math.abs(moved)).toBeLessThan(0.1);
    expect(found.previousClose).toBe(left.previousClose);
  });
});
