import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../core/values/decimal';
import { toInstant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';
import { findCalendar } from './calendars';
import { instrumentList } from './instrument-list';
import { loadTape } from './load-tape';
import { findRecordedData } from './recorded-data.fixture';
import { rowKinds, type Tape } from './tape';
import { at } from './tape.fixture';
import { TapePlayer } from './tape-player';

const folder = findRecordedData();

describe.skipIf(folder === undefined)("IBM's 2013-10-07", () => {
  const trades = 'tick-ibm-20131007_trade.csv.gz';
  const quotes = 'tick-ibm-20131007_quote.csv.gz';

  it('has every trade and every quote but the one suspicious row', async () => {
    expect(countOf(await load(trades), rowKinds.trade)).toBe(24_293);
    const tape = await load(quotes);
    expect(countOf(tape, rowKinds.bid) + countOf(tape, rowKinds.ask)).toBe(109_066);
  });

  it('is open from 09:30 to 16:00 in New York, with rows before and after', async () => {
    const tape = await load(trades, quotes);

    const told = tellAll(tape);

    const statuses = told.flatMap((tick) =>
      tick.kind === 'status' ? [`${new Date(tick.time).toISOString()} ${tick.status}`] : [],
    );
    expect(statuses.slice(-2)).toEqual([
      '2013-10-07T13:30:00.000Z open',
      '2013-10-07T20:00:00.000Z closed',
    ]);
    expect(tape.startsAt).toBe(at('2013-10-07T08:00:00.054Z'));
    expect(tape.endsAt).toBeGreaterThan(at('2013-10-07T20:00:00Z'));
  });

  it('shows a bid under an ask at every moment, and times that never go back', async () => {
    let before = toInstant(0);
    let shown = 0;
    const faults: MarketTick[] = [];
    for (const tick of tellAll(await load(trades, quotes))) {
      const isBack = tick.time < before;
      before = tick.time;
      const [bid, ask] = tick.kind === 'quote' ? [tick.bids[0], tick.asks[0]] : [];
      const isCrossed = bid !== undefined && ask !== undefined && bid.price >= ask.price;
      if (isBack || isCrossed) {
        faults.push(tick);
      }
      shown += tick.kind === 'quote' ? 1 : 0;
    }
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(108_000);
  });

  it('trades inside the quotes of the moment: about 97.4 of 100 of the session', async () => {
    const tape = await load(trades, quotes);

    const { inside, trades: count } = shareInside(tellAll(tape));

    expect(count).toBe(24_106);
    // 97.0 % against the last quote of the millisecond alone, 97.5 % against all that stood in it.
    expect(Math.abs((inside / count) * 100 - 97.4)).toBeLessThan(0.2);
  });

  it('stands at any moment as if it had been played from the beginning', async () => {
    const tape = await load(trades, quotes);
    const moment = at('2013-10-07T17:00:00Z');
    const played = new TapePlayer(tape, (time) => time);
    const all: MarketTick[] = [];
    const sink = { tick: (tick: MarketTick) => all.push(tick), previousClose: () => {} };
    played.begin(tape.startsAt, sink);
    while ((played.nextAt ?? Number.POSITIVE_INFINITY) < moment) {
      played.playNext(sink);
    }
    const lastQuote = all.findLast((tick) => tick.kind === 'quote');

    const begun: MarketTick[] = [];
    const restarted = new TapePlayer(tape, (time) => time);
    restarted.begin(moment, { tick: (tick) => begun.push(tick), previousClose: () => {} });

    expect(begun).toMatchObject([
      { kind: 'status', status: 'open' },
      { kind: 'quote', bids: lastQuote?.bids, asks: lastQuote?.asks },
    ]);
    expect(restarted.nextAt).toBe(played.nextAt);
  });
});

describe.skipIf(folder === undefined)("SPY's seconds of 2013-10-07", () => {
  it('trade exactly the recorded volume, and end the session at its last price', async () => {
    const tape = await load('second-spy-20131007_trade.csv.gz', 'second-spy-20131007_quote.csv.gz');
    const rows = await linesOf('second-spy-20131007_trade.csv.gz');
    const volume = rows.reduce((sum, row) => sum + Number(row.split(',')[5]), 0);

    const told = tellAll(tape).filter((tick) => tick.kind === 'trade');

    const units = told.reduce((sum, { quantity }) => sum + quantity, 0n);
    expect(formatDecimal(units)).toBe(String(volume));
    const lastOfSession = rows.filter((row) => Number(row.split(',')[0]) < 57_600_000).at(-1)!;
    const played = told.filter(({ time }) => time < at('2013-10-07T20:00:00Z')).at(-1)!;
    expect(played.price / 10_000n).toBe(BigInt(lastOfSession.split(',')[4]!));
  });
});

describe.skipIf(folder === undefined)('the hours of AAPL and SPY from 1998 to 2021', () => {
  it('have the days that everybody remembers', async () => {
    const apple = lowsByDay(tellAll(await load('hour-aapl.csv.gz')));
    const spider = lowsByDay(tellAll(await load('hour-spy.csv.gz')));

    expect(apple.get('2010-05-06')).toBe('199.25');
    expect(spider.get('2010-05-06')).toBe('106.13');
    expect(apple.get('2015-08-24')).toBe('92');
    expect(apple.has('2012-10-29') || apple.has('2012-10-30')).toBe(false);
    expect(spider.size).toBe(5_849);
  }, 60_000);

  it('show a halt of one instrument while the other goes on', async () => {
    const from = at('2013-08-22T17:00:00Z');
    const to = at('2013-08-22T19:00:00Z');
    const between = (tape: Tape) =>
      tape.rows.times.filter((time, row) => time >= from && time < to && tape.rows.kinds[row] === 2)
        .length;

    expect(between(await load('hour-aapl.csv.gz'))).toBe(0);
    expect(between(await load('hour-spy.csv.gz'))).toBe(8);
  }, 60_000);

  it('agree with the calendar on every day, and since 2009 on every half day', async () => {
    const hours = new Map<string, string>();
    for (const row of await linesOf('hour-spy.csv.gz')) {
      const [day = '', hour = ''] = row.slice(0, 14).split(' ');
      hours.set(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, hour);
    }
    const calendar = findCalendar('us-equity')!;
    const sessions = calendar.sessionsBetween(
      at('1998-01-02T12:00:00Z'),
      at('2021-03-31T15:00:00Z'),
    );

    expect(sessions.map(({ day }) => day)).toEqual([...hours.keys()]);
    const recent = sessions.filter((each) => each.day >= '2009');
    expect(
      recent.map(({ day, opensAt, closesAt }) => [day, closesAt - opensAt < 4 * 3_600_000]),
    ).toEqual(recent.map(({ day }) => [day, hours.get(day)! < '15:00']));
  }, 60_000);
});

const tapes = new Map<string, Promise<Tape>>();

/** A tape by its files; what several tests look at is read once. */
function load(...files: string[]): Promise<Tape> {
  const key = files.join();
  const tape = tapes.get(key) ?? read(files);
  tapes.set(key, tape);
  return tape;
}

async function read(files: readonly string[]): Promise<Tape> {
  const loaded = await loadTape(files, { folders: [folder ?? ''], instruments: instrumentList });
  return loaded.ok ? loaded.value : expect.fail(JSON.stringify(loaded.error));
}

/** The lines of a file as another reader sees them. */
async function linesOf(file: string): Promise<string[]> {
  const input = createReadStream(path.join(folder ?? '', file)).pipe(createGunzip());
  const lines: string[] = [];
  for await (const line of createInterface({ input })) {
    lines.push(line);
  }
  return lines;
}

function tellAll(tape: Tape): MarketTick[] {
  const told: MarketTick[] = [];
  const sink = { tick: (tick: MarketTick) => told.push(tick), previousClose: () => {} };
  const player = new TapePlayer(tape, (time) => time);
  player.begin(tape.startsAt, sink);
  while (player.nextAt !== undefined) {
    player.playNext(sink);
  }
  return told;
}

function countOf(tape: Tape, kind: number): number {
  return tape.rows.kinds.filter((each) => each === kind).length;
}

/** Trades of the session at or between the bids and asks that stood in their millisecond. */
function shareInside(ticks: readonly MarketTick[]): { inside: number; trades: number } {
  let status = 'closed';
  let standing: { bid: bigint; ask: bigint }[] = [];
  let moment = 0;
  let inside = 0;
  let trades = 0;
  for (const tick of ticks) {
    if (tick.time !== moment) {
      standing = standing.slice(-1);
      moment = tick.time;
    }
    if (tick.kind === 'status') {
      status = tick.status;
    } else if (tick.kind === 'quote') {
      const [bid, ask] = [tick.bids[0]?.price ?? 0n, tick.asks[0]?.price ?? 0n];
      standing.push({ bid, ask });
    } else if (status === 'open') {
      trades += 1;
      const fits = standing.some(({ bid, ask }) => bid <= tick.price && tick.price <= ask);
      inside += fits ? 1 : 0;
    }
  }
  return { inside, trades };
}

function lowsByDay(ticks: readonly MarketTick[]): Map<string, string> {
  const lows = new Map<string, bigint>();
  for (const tick of ticks) {
    if (tick.kind === 'trade') {
      const day = new Date(tick.time).toISOString().slice(0, 10);
      const low = lows.get(day);
      lows.set(day, low === undefined || tick.price < low ? tick.price : low);
    }
  }
  return new Map([...lows].map(([day, low]) => [day, formatDecimal(low)]));
}
