import { describe, expect, test } from 'vitest';
import { encodeState } from '../desk/canonical-state';
import { DeskBench, main, paper } from '../desk/desk.fixture';
import type { DeskContext } from '../desk/desk-context';
import { toDropCopyName } from '../values/ids';
import { type Instant, toInstant, toTradingDay } from '../values/instant';
import type { DropCopyCheck } from './check-drop-copy';
import { checkFeed, type DropCopyFeed, decideTakeDropCopy } from './decide-drop-copy';
import type { DropCopyProblem } from './drop-copy-problem';
import { readDropCopyCsv } from './read-drop-copy-csv';

const tradingDayOf = (moment: Instant) => toTradingDay(new Date(moment).toISOString().slice(0, 10));
const columns = 'executionId,instrument,side,quantity,price,transactTime';
const good = 'e1,ACME,buy,100,10.00,2026-11-20T15:00:00.000Z';

type Case = readonly [what: string, problem: DropCopyProblem, where: string, csv: string];

/** Each alone: the code, the place, and that the desk is what it was. */
const cases: readonly Case[] = [
  ['nothing at all', 'file-empty', 'file', ''],
  ['nothing but blank lines', 'file-empty', 'file', '\n \r\n'],
  ['a heading and no fill', 'file-empty', 'fills', columns],
  ['no heading', 'columns-wrong', 'line 1', good],
  [
    'a column that is missing',
    'columns-wrong',
    'line 1',
    `executionId,instrument,side,quantity,price\n${good}`,
  ],
  ['a column that nobody knows', 'columns-wrong', 'line 1', `${columns},broker\n${good},x`],
  ['a column that is there twice', 'columns-wrong', 'line 1', `${columns},side\n${good},buy`],
  ['too few cells', 'row-malformed', 'line 2', `${columns}\ne1,ACME,buy`],
  ['too many cells', 'row-malformed', 'line 2', `${columns}\n${good},7`],
  ['a quote that is not closed', 'row-malformed', 'line 2', `${columns}\n"e1,ACME,buy,1,1,x`],
  [
    'a cell that is empty',
    'row-malformed',
    'line 2, side',
    row('e1,ACME,,100,10,2026-11-20T15:00:00Z'),
  ],
  [
    'an id with a blank',
    'id-malformed',
    'line 2, executionId',
    row('e 1,ACME,buy,1,10,2026-11-20T15:00:00Z'),
  ],
  [
    'a side of another language',
    'side-malformed',
    'line 2, side',
    row('e1,ACME,BUY,1,10,2026-11-20T15:00:00Z'),
  ],
  [
    'a quantity of zero',
    'number-malformed',
    'line 2, quantity',
    row('e1,ACME,buy,0,10,2026-11-20T15:00:00Z'),
  ],
  [
    'a quantity below zero',
    'number-malformed',
    'line 2, quantity',
    row('e1,ACME,buy,-1,10,2026-11-20T15:00:00Z'),
  ],
  [
    'a quantity with nine decimals',
    'number-malformed',
    'line 2, quantity',
    row('e1,ACME,buy,0.123456789,10,2026-11-20T15:00:00Z'),
  ],
  [
    'a price that is no number',
    'number-malformed',
    'line 2, price',
    row('e1,ACME,buy,1,NaN,2026-11-20T15:00:00Z'),
  ],
  [
    'a price with an exponent',
    'number-malformed',
    'line 2, price',
    row('e1,ACME,buy,1,1e3,2026-11-20T15:00:00Z'),
  ],
  [
    'a price below zero',
    'number-malformed',
    'line 2, price',
    row('e1,ACME,buy,1,-1,2026-11-20T15:00:00Z'),
  ],
  [
    'a time without a zone',
    'time-malformed',
    'line 2, transactTime',
    row('e1,ACME,buy,1,10,2026-11-20T15:00:00'),
  ],
  [
    'a time that no day has',
    'time-malformed',
    'line 2, transactTime',
    row('e1,ACME,buy,1,10,2026-11-20T25:00:00Z'),
  ],
  [
    'a fill of the day before',
    'another-day',
    'line 2, transactTime',
    row('e1,ACME,buy,1,10,2026-11-19T15:00:00Z'),
  ],
  [
    'a fill still to come',
    'time-ahead',
    'line 2, transactTime',
    row('e1,ACME,buy,1,10,2026-11-20T17:05:00Z'),
  ],
  [
    'an instrument of another desk',
    'instrument-unknown',
    'line 2, instrument',
    row('e1,ZZZZ,buy,1,10,2026-11-20T15:00:00Z'),
  ],
  [
    'one id with two contents',
    'execution-id-reused',
    'line 3, executionId',
    `${columns}\n${good}\n${good.replace('100', '101')}`,
  ],
];

describe('a drop copy with', () => {
  test.each(cases)('%s is refused as %s, and nothing changes', (_what, problem, where, csv) => {
    const bench = new DeskBench();
    const before = encodeState(bench.state);

    const fault = faultsOf(bench, csv)[0];

    expect(fault).toMatchObject({ problem, where });
    expect(fault?.text).toMatch(/^.{10,}\.$/);
    expect(encodeState(bench.state)).toBe(before);
  });

  test('one bad line among good ones takes none of them', () => {
    const bench = new DeskBench();

    const faults = faultsOf(
      bench,
      `${columns}\n${good}\ne2,ACME,buy,x,10,2026-11-20T15:00:00Z\ne3,ZZZZ,buy,1,y,z`,
    );

    expect(faults.map(({ where }) => where)).toEqual([
      'line 3, quantity',
      'line 4, price',
      'line 4, transactTime',
      'line 4, instrument',
    ]);
    expect(bench.state.dropCopies.size).toBe(0);
  });

  test('more fills than one call takes is refused', () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => good.replace('e1', `e${at}`));

    expect(faultsOf(new DeskBench(), [columns, ...rows].join('\n'))[0]?.problem).toBe(
      'too-many-fills',
    );
  });

  test('a day that is not open is refused', () => {
    const fault = faultsOf(new DeskBench(), `${columns}\n${good}`, {
      tradingDay: toTradingDay('2026-11-18'),
    })[0];

    expect(fault).toMatchObject({ problem: 'day-not-open', where: 'tradingDay' });
    expect(fault?.text).toBe('Drop copies are taken of 2026-11-20, and this one is of 2026-11-18.');
  });

  test('a claim to be complete beyond now is refused', () => {
    const upTo = toInstant(Date.parse('2026-11-20T18:00:00Z'));

    expect(faultsOf(new DeskBench(), `${columns}\n${good}`, { upTo })[0]).toMatchObject({
      problem: 'time-ahead',
      where: 'upTo',
    });
  });
});

describe('a drop copy that looks odd and is right', () => {
  test.each([
    ['the same line twice', `${columns}\n${good}\n${good}`],
    ['a byte order mark and Windows line ends', `\uFEFF${columns}\r\n${good}\r\n`],
    ['cells in quotes', `${columns}\n"e1","ACME",buy,"100",10.00,2026-11-20T15:00:00.000Z`],
    [
      'columns in another order',
      `price,side,executionId,quantity,transactTime,instrument\n10.00,buy,e1,100,2026-11-20T15:00:00.000Z,ACME`,
    ],
    ['a time in another zone', row('e1,ACME,buy,100,10.00,2026-11-20T10:00:00-05:00')],
  ])('%s is read', (_what, csv) => {
    const bench = new DeskBench();

    expect(faultsOf(bench, csv)).toEqual([]);
    expect([...bench.state.dropCopies.values()][0]?.fills.size).toBe(1);
  });
});

function row(line: string): string {
  return `${columns}\n${line}`;
}

function faultsOf(bench: DeskBench, csv: string, rest: Partial<DropCopyFeed> = {}) {
  const read = readDropCopyCsv(csv);
  if (!read.ok) {
    return read.error;
  }
  const feed: DropCopyFeed = {
    name: toDropCopyName('clearing'),
    tradingDay: toTradingDay('2026-11-20'),
    venue: paper,
    account: main,
    rows: read.value,
    corrects: false,
    hash: 'hash',
    ...rest,
  };
  const { result } = bench.run((desk) => decideTakeDropCopy(desk, feed, checked(desk, feed)));
  if (!result.ok && result.error.code !== 'drop-copy-refused') {
    throw new Error(result.error.code);
  }
  return !result.ok && result.error.code === 'drop-copy-refused' ? result.error.faults : [];
}

/** The whole check in one turn. */
function checked(desk: DeskContext, feed: DropCopyFeed): DropCopyCheck {
  const checking = checkFeed(desk, feed, tradingDayOf);
  for (;;) {
    const step = checking.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
