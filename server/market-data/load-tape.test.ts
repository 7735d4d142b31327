import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentList } from './instrument-list';
import { loadTape } from './load-tape';
import { sentenceOf } from './market-data-problem';
import { ownCsvHeader } from './read-own-csv';
import type { Tape } from './tape';
import { at, listener, recordingsFolder, tapeOf } from './tape.fixture';
import { TapePlayer } from './tape-player';

/** Everything a tape tells from its beginning, a line each. */
function tellAll(tape: Tape): string[] {
  const told = listener();
  const player = new TapePlayer(tape, (time) => time);
  player.begin(tape.startsAt, told);
  while (player.nextAt !== undefined) {
    player.playNext(told);
  }
  return told.lines;
}

async function told(files: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const recordings = recordingsFolder();
  for (const [name, lines] of Object.entries(files)) {
    recordings.write(name, lines);
  }
  const loaded = await recordings.load(...Object.keys(files));
  return loaded.ok ? tellAll(loaded.value) : [sentenceOf(loaded.error)];
}

describe('a day of ticks', () => {
  const quotes = [
    '34199000,1819000,200,0,0,N,1,0',
    '34199000,0,0,1820000,300,Q,1,0',
    '34200000,1819500,100,0,0,K,1,0',
    '34200005,0,0,1819800,500,N,1,1',
  ];
  const trades = ['34200000,1819700,50,D,1,0', '34200001,1819600,75,D,1,1'];

  it('keeps the last bid and the last ask, and opens and closes by the calendar', async () => {
    const lines = await told({
      'tick-ibm-20131007_quote.csv.gz': [...quotes, '57600000,0,0,1821000,900,N,1,0'],
      'tick-ibm-20131007_trade.csv': trades,
    });

    expect(lines).toEqual([
      '13:29:59.000 IBM closed',
      'IBM closed at 181.97',
      '13:29:59.000 IBM 181.9x200 | -',
      '13:29:59.000 IBM 181.9x200 | 182x300',
      '13:30:00.000 IBM open',
      '13:30:00.000 IBM 181.95x100 | 182x300',
      '13:30:00.000 IBM trade 50 @ 181.97',
      '20:00:00.000 IBM closed',
      '20:00:00.000 IBM 181.95x100 | 182.1x900',
    ]);
  });

  it('shows no crossed and no locked quote, but the one that stood before', async () => {
    const lines = await told({
      'tick-ibm-20131007_quote.csv': [
        '36000000,1819000,200,0,0,N,1,0',
        '36000000,0,0,1820000,300,Q,1,0',
        '36000001,1820000,100,0,0,K,1,0',
        '36000002,1820100,100,0,0,K,1,0',
        '36000003,0,0,1820500,400,N,1,0',
      ],
    });

    expect(lines.slice(-3)).toEqual([
      '14:00:00.000 IBM 181.9x200 | -',
      '14:00:00.000 IBM 181.9x200 | 182x300',
      '14:00:00.003 IBM 182.01x100 | 182.05x400',
    ]);
  });

  it('reads New York time on both sides of daylight saving', async () => {
    const summer = await told({ 'tick-ibm-20131007_trade.csv': ['34200000,1819700,50,D,1,0'] });
    const winter = await told({ 'tick-ibm-20131202_trade.csv': ['34200000,1819700,50,D,1,0'] });

    expect(summer.at(-1)).toBe('13:30:00.000 IBM trade 50 @ 181.97');
    expect(winter.at(-1)).toBe('14:30:00.000 IBM trade 50 @ 181.97');
  });
});

describe('bars', () => {
  it('by second are played along their path, with the quotes that belong to them', async () => {
    const lines = await told({
      'second-spy-20131007_trade.csv': ['36000000,1681000,1682000,1680500,1681500,401'],
      'second-spy-20131007_quote.csv': [
        '36000000,1680900,1680900,1680900,1680900,700,1681100,1681300,1681100,1681300,900',
      ],
    });

    expect(lines.slice(2)).toEqual([
      '14:00:00.000 SPY 168.09x700 | 168.11x900',
      '14:00:00.000 SPY trade 100 @ 168.1',
      '14:00:00.250 SPY trade 100 @ 168.05',
      '14:00:00.500 SPY trade 100 @ 168.2',
      '14:00:00.999 SPY 168.09x700 | 168.13x900',
      '14:00:00.999 SPY trade 101 @ 168.15',
    ]);
  });

  it('by hour begin with the session, and get a quote of a tick either side', async () => {
    const lines = await told({
      'hour-aapl.csv': ['20130822 09:00,5050000,5050000,5045050,5045050,300'],
    });

    expect(lines.slice(2)).toEqual([
      '13:30:00.000 AAPL 504.99x150 | 505.01x150',
      '13:30:00.000 AAPL trade 150 @ 505',
      '13:59:59.999 AAPL 504.5x150 | 504.51x150',
      '13:59:59.999 AAPL trade 150 @ 504.505',
    ]);
  });

  it('over several days make the last trade of a session the previous close of the next', async () => {
    const lines = await told({
      'hour-aapl.csv': [
        '20130823 15:00,5010000,5010000,5010000,5010000,100',
        '20130826 09:00,5020000,5020000,5020000,5020000,100',
      ],
    });

    expect(lines).toEqual([
      '19:00:00.000 AAPL open',
      'AAPL closed at 501',
      '19:00:00.000 AAPL 500.99x100 | 501.01x100',
      '19:00:00.000 AAPL trade 100 @ 501',
      '20:00:00.000 AAPL closed',
      'AAPL closed at 501',
      '13:30:00.000 AAPL open',
      '13:30:00.000 AAPL 501.99x100 | 502.01x100',
      '13:30:00.000 AAPL trade 100 @ 502',
    ]);
  });
});

describe("the desk's own format", () => {
  it('carries quotes, trades and status of many instruments, and its own hours', async () => {
    const tape = await tapeOf(
      '2026-01-05T14:30:00.000Z,AAPL,open,,,,,,',
      '2026-01-05T14:30:00Z,AAPL,quote,,,189.39,600,189.40,300',
      '2026-01-05T15:30:00.250+01:00,BTCUSD,trade,64121.1,0.00012345,,,,',
      '2026-01-05T14:30:01Z,AAPL,quote,,,189.38,100,,',
      '2026-01-05T14:30:02Z,AAPL,quote,,,189.38,0,,',
      '2026-01-05T14:30:03Z,AAPL,halted,,,,,,',
    );

    expect(tape.instruments).toEqual(['AAPL', 'BTCUSD']);
    expect(tellAll(tape)).toEqual([
      '14:30:00.000 AAPL open',
      'AAPL closed at 189.39',
      '14:30:00.000 BTCUSD open',
      'BTCUSD closed at 64121.1',
      '14:30:00.000 AAPL 189.39x600 | 189.4x300',
      '14:30:00.250 BTCUSD trade 0.00012345 @ 64121.1',
      '14:30:01.000 AAPL 189.38x100 | 189.4x300',
      '14:30:02.000 AAPL - | 189.4x300',
      '14:30:03.000 AAPL halted',
    ]);
  });

  it('ships an example that loads', async () => {
    const loaded = await loadTape(['two-minutes.csv'], {
      folders: ['examples/market-data'],
      instruments: instrumentList,
    });

    expect(loaded.ok && loaded.value.instruments).toEqual(['AAPL', 'EURUSD', 'BTCUSD']);
    expect(loaded.ok && tellAll(loaded.value).length).toBeGreaterThan(100);
  });

  const own = (row: string) => ({ 'own.csv': [ownCsvHeader, row] });
  it.each([
    ['2026-01-05,AAPL,open,,,,,,', 'time must read like 2013-10-07T13:30:00.000Z'],
    ['2026-13-45T14:30:00Z,AAPL,open,,,,,,', 'time must read like'],
    ['2026-01-05T14:30:00Z,NOPE,open,,,,,,', 'NOPE is not on the list of instruments'],
    ['2026-01-05T14:30:00Z,AAPL,bid,,,,,,', 'kind must be quote, trade, open, halted or closed'],
    ['2026-01-05T14:30:00Z,AAPL,open,1,,,,,', 'a row of kind open has no numbers'],
    ['2026-01-05T14:30:00Z,AAPL,trade,1e5,1,,,,', 'price must be a decimal from 0'],
    ['2026-01-05T14:30:00Z,AAPL,trade,189.123456789,1,,,,', 'at most 8 decimals'],
    ['2026-01-05T14:30:00Z,AAPL,trade,90000000001,1,,,,', 'price must be a decimal from 0'],
    ['2026-01-05T14:30:00Z,AAPL,trade,-1,1,,,,', 'price must be a decimal from 0'],
    ['2026-01-05T14:30:00Z,AAPL,trade,189,0,,,,', 'a trade has a price and a quantity above 0'],
    ['2026-01-05T14:30:00Z,AAPL,trade,189,1,188,1,,', 'and no bid and ask'],
    ['2026-01-05T14:30:00Z,AAPL,quote,,,,,,', 'a quote has a bid or an ask or both'],
    ['2026-01-05T14:30:00Z,AAPL,quote,1,1,189,1,,', 'and no price and quantity'],
    ['2026-01-05T14:30:00Z,AAPL,quote,,,189,,,', 'bidSize must be a decimal'],
    ['2026-01-05T14:30:00Z,AAPL,quote,,,0,5,,', 'bid must be above 0'],
    ['2026-01-05T14:30:00Z,AAPL,quote,,,189,5', '9 columns (time, instrument'],
  ])('refuses %s and says why', async (row, why) => {
    const [line] = await told(own(row));

    expect(line).toContain('own.csv, line 2: ');
    expect(line).toContain(why);
  });
});

describe('files that are not as they should be', () => {
  it.each([
    [
      'a column too few',
      'tick-ibm-20131007_trade.csv',
      ['34200000,1819700,50,D,1,0', '34200001,1819700,50,D,1'],
      'line 2: 6 columns (time, price, size, exchange, condition, suspicious) are needed, and there are 5.',
    ],
    [
      'time going back',
      'tick-ibm-20131007_trade.csv',
      ['34200001,1819700,50,D,1,0', '34200000,1819700,50,D,1,0'],
      'line 2: the time goes back from 2013-10-07T13:30:00.001Z to 2013-10-07T13:30:00.000Z.',
    ],
    [
      'a word for a number',
      'tick-ibm-20131007_quote.csv',
      ['34200000,many,100,0,0,K,1,0'],
      'line 1: bid must be a whole number of at most 10 digits, not "many".',
    ],
    [
      'a number that no column holds',
      'tick-ibm-20131007_quote.csv',
      ['34200000,18195000000,100,0,0,K,1,0'],
      'line 1: bid must be a whole number of at most 10 digits, not "18195000000".',
    ],
    [
      'a low above the high',
      'second-spy-20131007_trade.csv',
      ['34200000,100,90,110,100,5'],
      'line 1: open 100, high 90, low 110 and close 100 are no bar: low must be lowest, high highest, all above 0.',
    ],
    [
      'hours without a minute',
      'hour-spy.csv',
      ['20131007 09,1,1,1,1,5'],
      'line 1: time must read like 20131007 09:00, not "20131007 09".',
    ],
    [
      'hours on no day',
      'hour-spy.csv',
      ['20131307 09:00,1,1,1,1,5'],
      'line 1: time must read like 20131007 09:00, not "20131307 09:00".',
    ],
    [
      'another header',
      'own.csv',
      ['time,price'],
      `line 1: the first line must be ${ownCsvHeader}.`,
    ],
    ['nothing in it', 'own.csv', [''], 'own.csv has no rows.'],
    [
      'an instrument of another desk',
      'tick-zzzz-20131007_trade.csv',
      ['1,1,1,D,1,0'],
      'is about ZZZZ, which is not on the list of instruments.',
    ],
    [
      'a line without an end',
      'own.csv',
      ['x'.repeat(70_000)],
      'line 1: a line is longer than 4096 characters.',
    ],
    [
      'a name that says nothing',
      'notes.txt',
      ['hello'],
      'notes.txt is no recording by its name or first line; docs/market-data-formats.md lists the formats.',
    ],
  ])('are refused for %s', async (_what, name, lines, sentence) => {
    const [line] = await told({ [name]: lines });

    expect(line).toContain(sentence);
    expect(line).toContain(name);
  });

  it('are refused when their compression is damaged or cut', async () => {
    const recordings = recordingsFolder();
    const whole = gzipSync(['34200000,1819700,50,D,1,0'].join('\n'));
    writeFileSync(
      path.join(recordings.folder, 'tick-ibm-20131007_trade.csv.gz'),
      whole.subarray(0, 20),
    );

    const loaded = await recordings.load('tick-ibm-20131007_trade.csv.gz');

    expect(!loaded.ok && sentenceOf(loaded.error)).toBe(
      'tick-ibm-20131007_trade.csv.gz cannot be read: its compressed content ends too early.',
    );
  });

  it('are refused when none is named, and when a folder is', async () => {
    const recordings = recordingsFolder();
    mkdirSync(path.join(recordings.folder, 'deep.csv'));

    expect(await recordings.load()).toMatchObject({ error: { code: 'no-files' } });
    expect(await recordings.load('deep.csv')).toMatchObject({
      error: { code: 'file-unreadable', cause: 'it is a folder' },
    });
  });
});

describe('where recordings may lie', () => {
  const recordings = recordingsFolder();
  recordings.write('inside.csv', [ownCsvHeader, '2026-01-05T14:30:00Z,AAPL,open,,,,,,']);
  const outside = recordingsFolder();
  outside.write('secret.csv', [ownCsvHeader, '2026-01-05T14:30:00Z,AAPL,open,,,,,,']);
  symlinkSync(path.join(outside.folder, 'secret.csv'), path.join(recordings.folder, 'link.csv'));
  symlinkSync(outside.folder, path.join(recordings.folder, 'away'));

  it.each([
    ['inside.csv', undefined],
    [path.join(recordings.folder, 'inside.csv'), undefined],
    [`./away/../inside.csv`, undefined],
    ['missing.csv', 'file-missing'],
    [`../${path.basename(outside.folder)}/secret.csv`, 'file-not-allowed'],
    [path.join(outside.folder, 'secret.csv'), 'file-not-allowed'],
    ['../nothing-here.csv', 'file-not-allowed'],
    ['/etc/passwd', 'file-not-allowed'],
    ['link.csv', 'file-not-allowed'],
    ['away/secret.csv', 'file-not-allowed'],
    ['inside.csv\0.png', 'file-not-allowed'],
    ['', 'file-not-allowed'],
    ['.', 'file-not-allowed'],
  ])('%j: %s', async (file, code) => {
    const loaded = await recordings.load(file);

    expect(loaded.ok ? undefined : loaded.error.code).toBe(code);
  });
});

describe('rows of several files', () => {
  it('come out in the order of time, those of one file and moment together', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
    const ascending = moments.map((times) => times.toSorted((one, other) => one - other));

    await fc.assert(
      fc.asyncProperty(ascending, ascending, async (quoted, traded) => {
        const recordings = recordingsFolder();
        recordings.write(
          'tick-ibm-20131007_quote.csv',
          quoted.map((ms) => `${36_000_000 + ms},1819000,100,1820000,100,N,1,0`),
        );
        recordings.write(
          'tick-ibm-20131007_trade.csv',
          traded.map((ms) => `${36_000_000 + ms},1819500,100,N,1,0`),
        );

        const loaded = await recordings.load(
          'tick-ibm-20131007_trade.csv',
          'tick-ibm-20131007_quote.csv',
        );

        const { rows } = loaded.ok ? loaded.value : expect.fail('it loads');
        const order = Array.from(rows.times, (time, index) => [time, rows.kinds[index]! & 0x7f]);
        expect(rows.length).toBe(quoted.length * 2 + traded.length + 1);
        for (const [index, [time, kind]] of order.entries()) {
          const [timeBefore, kindBefore] = order[index - 1] ?? [0, 0];
          expect(time).toBeGreaterThanOrEqual(timeBefore!);
          if (time === timeBefore && kind !== 2) {
            expect(kindBefore).not.toBe(2);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('begin where the first begins and end where the last ends', async () => {
    const tape = await tapeOf(
      '2026-01-05T14:30:00Z,AAPL,trade,189,1,,,,',
      '2026-01-05T14:31:00Z,AAPL,trade,190,1,,,,',
    );

    expect(tape.startsAt).toBe(at('2026-01-05T14:30:00Z'));
    expect(tape.endsAt).toBe(at('2026-01-05T14:31:00Z'));
  });
});
