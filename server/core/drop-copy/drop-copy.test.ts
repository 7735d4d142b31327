import { describe, expect, test } from 'vitest';
import { decodeState, encodeState } from '../desk/canonical-state';
import {
  acme,
  byChief,
  chief,
  DeskBench,
  heldByEvents,
  limitOrder,
  main,
  paper,
  typesOf,
} from '../desk/desk.fixture';
import type { DeskContext } from '../desk/desk-context';
import { openOrderCount } from '../desk/open-orders';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { Break } from '../reconciliation/break';
import type { RepairChoice } from '../reconciliation/break-words';
import { decideRepairBreak, decideRevertBreak } from '../reconciliation/decide-break';
import { decideRun } from '../reconciliation/decide-run';
import { previewRepair } from '../reconciliation/preview-repair';
import { TradeLedger } from '../statistics/trade-ledger';
import { money, quantity } from '../values/amounts';
import { type BreakId, toDropCopyName } from '../values/ids';
import { addMilliseconds, type Instant, toInstant, toTradingDay } from '../values/instant';
import type { DropCopyCheck } from './check-drop-copy';
import { compareWithDropCopy } from './compare-with-drop-copy';
import {
  checkFeed,
  type DropCopyFeed,
  decideTakeDropCopy,
  decideWithdrawDropCopy,
} from './decide-drop-copy';
import { readDropCopyCsv } from './read-drop-copy-csv';

const settleMs = 2_000;
const day = toTradingDay('2026-11-20');
const tradingDayOf = (moment: Instant) => toTradingDay(new Date(moment).toISOString().slice(0, 10));
const columns = 'executionId,instrument,side,quantity,price,transactTime,commission,clientOrderId';

describe('a drop copy that tells the same as the venue', () => {
  test('raises nothing, and a second feed of the same file changes nothing', () => {
    const bench = traded();
    const csv = file(bench, 'x1,ACME,buy,100,10.00,T,1.00,c1', 'x2,ACME,buy,50,10.60,T,0.50,c1');

    feed(bench, csv);
    const text = encodeState(bench.state);
    const again = feed(bench, csv);

    expect(again).toMatchObject({ read: 2, repeated: 2, fresh: [], corrected: [] });
    expect(encodeState(bench.state)).toBe(text);
    expect(compareTwice(bench)).toEqual([]);
  });

  test('stands in the state after a restart, with who fed it and the hash of the file', () => {
    const bench = traded();

    feed(bench, file(bench, 'x1,ACME,buy,100,10.00,T,1.00,c1'));
    const read = decodeState(encodeState(bench.state));

    expect(read?.dropCopies).toEqual(bench.state.dropCopies);
    expect([...(read?.dropCopies.values() ?? [])][0]?.lastFeed).toMatchObject({
      by: 'chief',
      hash: 'hash',
      fileName: 'fills.csv',
    });
  });
});

describe('a fill that only the drop copy has', () => {
  test('is a break at its second sighting, and is booked to its order by a repair', () => {
    const bench = traded();
    feed(
      bench,
      file(bench, 'x1,ACME,buy,100,10,T,1,c1', 'x2,ACME,buy,50,10.6,T,0.5,c1', late(bench)),
    );

    expect(compareOnce(bench)).toEqual([]);
    const [found] = compareOnce(bench);
    repair(bench, found!, 'bookFill');

    expect(found).toMatchObject({ kind: 'fill-missing', severity: 'high', executionId: 'x9' });
    expect(bench.order('c1').cumulativeQuantity).toBe(16_000_000_000n);
    expect(compareTwice(bench)).toEqual([]);
  });

  test('is open again when that repair is taken back', () => {
    const bench = traded();
    feed(
      bench,
      file(bench, 'x1,ACME,buy,100,10,T,1,c1', 'x2,ACME,buy,50,10.6,T,0.5,c1', late(bench)),
    );
    const [found] = compareTwice(bench);
    const before = bench.order('c1').cumulativeQuantity;
    repair(bench, found!, 'bookFill');

    bench.run((desk) => decideRevertBreak(desk, found!.id, 'not ours'));

    expect(bench.order('c1').cumulativeQuantity).toBe(before);
    expect(compareTwice(bench)).toMatchObject([{ kind: 'fill-missing', state: 'open' }]);
  });

  test('waits while it is younger than the settle window', () => {
    const bench = traded();
    const now = new Date(bench.now).toISOString();
    feed(bench, `${columns}\nx9,ACME,buy,1,10,${now},,`);

    expect(compareAt(bench).counts).toMatchObject({ waiting: 1, missingAtDesk: 0 });
  });
});

describe('a fill that the drop copy lacks', () => {
  test('is no break before the source has told of a later moment', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10,T,1,c1'));

    expect(compareAt(bench).counts).toMatchObject({ notYetTold: 1, missingAtSource: 0 });
    expect(compareTwice(bench)).toEqual([]);
  });

  test('is one after it, and goes away when the source tells it', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10,T,1,c1'), { upTo: bench.now });

    const raised = compareTwice(bench);
    feed(bench, file(bench, 'x2,ACME,buy,50,10.60,T,0.50,c1'));

    expect(raised).toMatchObject([
      { kind: 'fill-unconfirmed', executionId: 'x2', severity: 'high' },
    ]);
    expect(compareTwice(bench)).toEqual([]);
  });

  test('an empty list that is complete up to now says that there should be none', () => {
    const bench = traded();
    feed(bench, columns, { upTo: bench.now });

    expect(compareTwice(bench).map(({ kind }) => kind)).toEqual([
      'fill-unconfirmed',
      'fill-unconfirmed',
    ]);
  });
});

describe('an execution that both sides tell differently', () => {
  test.each([
    ['fill-quantity', 'medium', 'x1,ACME,buy,104,10.00,T,1.00,c1'],
    ['fill-quantity', 'high', 'x1,ACME,buy,160,10.00,T,1.00,c1'],
    ['fill-price', 'medium', 'x1,ACME,buy,100,10.01,T,1.00,c1'],
    ['fill-commission', 'low', 'x1,ACME,buy,100,10.00,T,1.25,c1'],
    ['fill-side', 'critical', 'x1,ACME,sell,100,10.00,T,1.00,c1'],
    ['fill-instrument', 'critical', 'x1,COIN,buy,100,10.00,T,1.00,c1'],
  ])('%s is a break of severity %s', (kind, severity, row) => {
    const bench = traded();
    feed(bench, file(bench, row));

    expect(compareTwice(bench)).toMatchObject([{ kind, severity, executionId: 'x1' }]);
  });

  test('is one break, named for the worst, whose sentence names all', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,sell,99,10.00,T,2,c1'));

    const [found] = compareTwice(bench);

    expect(found?.kind).toBe('fill-side');
    expect(found?.explanation).toBe(
      'Fill x1 is not the same in drop copy clearing: side buy here and sell there, quantity 100 here and 99 there, commission 1 here and 2 there.',
    );
  });

  test('a commission that the source does not tell is not compared', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10.00,T,,c1'));

    expect(compareTwice(bench)).toEqual([]);
  });

  test('is put right by a correction, and by nothing that does not say that it is one', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10.05,T,1.00,c1'));
    const [found] = compareTwice(bench);
    const right = file(bench, 'x1,ACME,buy,100,10.00,T,1.00,c1');

    const refused = take(bench, right).result;
    const taken = feed(bench, right, { corrects: true });

    expect(refused).toMatchObject({ ok: false, error: { problem: 'execution-id-reused' } });
    expect(taken.corrected).toHaveLength(1);
    expect(found?.kind).toBe('fill-price');
    expect(compareTwice(bench)).toEqual([]);
  });
});

describe('a repair by the drop copy’s word', () => {
  test.each([
    ['price', 'x1,ACME,buy,100,10.05,T,1.00,c1', '150', '998463.5', 'partiallyFilled'],
    ['commission', 'x1,ACME,buy,100,10.00,T,3.00,c1', '150', '998466.5', 'partiallyFilled'],
    ['quantity', 'x1,ACME,buy,150,10.00,T,1.00,c1', '200', '997968.5', 'filled'],
    ['side', 'x1,ACME,sell,100,10.00,T,1.00,c1', '-50', '1000468.5', 'partiallyFilled'],
  ])(
    'of another %s moves cash, position and order by the difference, and is taken back whole',
    (_what, row, held, cash, status) => {
      const bench = traded();
      feed(bench, file(bench, row));
      const [found] = compareTwice(bench);
      const before = booksOf(bench);

      repair(bench, found!, 'replaceFill');

      expect(booksOf(bench)).toMatchObject({ held: quantity(held), cash: money(cash), status });
      expectLivesTold(bench);
      expect(identityHolds(bench)).toBe(true);
      expect(compareTwice(bench)).toEqual([]);

      bench.run((desk) => decideRevertBreak(desk, found!.id, 'the source was wrong'));

      expect(booksOf(bench)).toEqual(before);
      expectLivesTold(bench);
      expect(identityHolds(bench)).toBe(true);
      expect(compareTwice(bench)).toMatchObject([{ kind: found!.kind, state: 'open' }]);
    },
  );

  test('takes a fill out that nobody else knows, and puts it back', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10.00,T,1.00,c1'), { upTo: bench.now });
    const [found] = compareTwice(bench);
    const before = booksOf(bench);

    repair(bench, found!, 'reverseFill');
    expect(booksOf(bench)).toMatchObject({ held: quantity('100'), cash: money('998999') });
    expect(bench.order('c1').leavesQuantity).toBe(quantity('100'));
    expect(compareTwice(bench)).toEqual([]);
    bench.run((desk) => decideRevertBreak(desk, found!.id, 'the source was late'));

    expect(booksOf(bench)).toEqual(before);
  });

  test('tells of a position that ends with the fill it takes out, and of one that begins again', () => {
    const bench = traded();
    feed(bench, columns, { upTo: bench.now });
    const breaks = compareTwice(bench);
    const told = bench.log.length;

    for (const found of breaks) {
      repair(bench, found, 'reverseFill');
    }
    expect(booksOf(bench).held).toBeUndefined();
    expect(typesOf(bench.log.slice(told))).toContain('POSITION_CLOSED');
    expectLivesTold(bench);
    const newest = breaks.at(-1)!.id;
    bench.run((desk) => decideRevertBreak(desk, newest, 'the source was late'));

    expect(booksOf(bench).held).toBe(quantity('50'));
    expect(typesOf(bench.log.slice(told))).toContain('POSITION_OPENED');
    expectLivesTold(bench);
  });

  test('of what closed a position counts it closed once, by the price that holds', () => {
    const bench = traded();
    const order = { ...limitOrder('sell', '150', '10'), clientOrderId: 'c2' } as never;
    bench.run((desk) => decideSubmit(desk, order, byChief));
    report(bench, bench.report('c2', { executionType: 'new' }));
    report(bench, bench.trade('c2', '150', '12', 'x3', '1'));
    bench.now = addMilliseconds(bench.now, 60_000);
    feed(bench, file(bench, 'x3,ACME,sell,150,12.50,T,1.00,c2'));
    const [found] = compareTwice(bench);
    const account = bench.state.accounts.get(main)!;
    const counted = () => ({ ...account.statistics, list: account.closedPositions.length });

    expect(counted()).toMatchObject({ closedPositions: 1, largestWin: money('267.5'), list: 1 });
    repair(bench, found!, 'replaceFill');
    expect(counted()).toMatchObject({ closedPositions: 1, largestWin: money('342.5'), list: 1 });
    expect(identityHolds(bench)).toBe(true);
    bench.run((desk) => decideRevertBreak(desk, found!.id, 'the source was wrong'));
    expect(counted()).toMatchObject({ closedPositions: 1, largestWin: money('267.5'), list: 1 });
    expectLivesTold(bench);
  });

  test('leaves an order that the venue has ended ended, with less in it', () => {
    const bench = traded();
    report(bench, bench.trade('c1', '50', '10', 'x3'));
    bench.now = addMilliseconds(bench.now, 60_000);
    feed(bench, file(bench, 'x3,ACME,buy,40,10,T,,c1'));
    const [found] = compareTwice(bench);

    repair(bench, found!, 'replaceFill');

    expect(bench.order('c1')).toMatchObject({
      status: 'canceled',
      cumulativeQuantity: quantity('190'),
      leavesQuantity: quantity('0'),
    });
    expect(openOrderCount(bench.state)).toBe(0);
  });

  test('cannot be taken back once its order has gone on', () => {
    const bench = traded();
    feed(bench, file(bench, 'x1,ACME,buy,100,10.05,T,1.00,c1'));
    const [found] = compareTwice(bench);
    repair(bench, found!, 'replaceFill');
    report(bench, bench.trade('c1', '10', '10', 'x4'));

    const { result } = bench.run((desk) => decideRevertBreak(desk, found!.id, 'no'));

    expect(result).toMatchObject({ ok: false, error: { code: 'repair-not-revertible' } });
  });
});

describe('a fill that the desk had to derive', () => {
  test('stands for the fills of its order that the source tells, of the same quantity', () => {
    const bench = traded();
    report(bench, bench.trade('c1', '30', '10', 'derived/v-c1/180/10.1'));
    bench.now = addMilliseconds(bench.now, settleMs + 1);
    const rows = ['y1,ACME,buy,10,10,T,,c1', 'y2,ACME,buy,20,10,T,,c1'];

    feed(bench, file(bench, 'x1,ACME,buy,100,10,T,,c1', 'x2,ACME,buy,50,10.6,T,,c1', ...rows), {
      upTo: bench.now,
    });

    expect(compareTwice(bench)).toEqual([]);
  });
});

describe('a drop copy that is withdrawn', () => {
  test('takes its breaks with it and leaves those of another source', () => {
    const bench = traded();
    const csv = file(bench, 'x1,ACME,buy,100,10.01,T,,c1');
    feed(bench, csv);
    feed(bench, csv, { name: toDropCopyName('broker') });
    compareTwice(bench);

    const [subject] = [...bench.state.dropCopies.values()];
    bench.run((desk) => decideWithdrawDropCopy(desk, subject!, 'the wrong file'));

    const breaks = [...bench.state.reconciliation.breaks.values()];
    expect(breaks.map(({ dropCopy, state }) => [dropCopy?.name, state])).toEqual([
      ['broker', 'open'],
      ['clearing', 'resolved'],
    ]);
    expect(bench.state.reconciliation.runs.size).toBe(1);
  });
});

describe('over the end of a trading day', () => {
  test('the fills of the day that ended can still be compared, those of the one before are let go', () => {
    const bench = traded();
    roll(bench, '2026-11-21');

    feed(bench, file(bench, 'x1,ACME,buy,100,10,T,,c1'));
    expect(compareAt(bench).counts).toMatchObject({ matching: 1 });
    roll(bench, '2026-11-22');

    expect(bench.state.recentFills.size).toBe(0);
    expect(take(bench, file(bench, 'x1,ACME,buy,100,10,T,,c1')).result).toMatchObject({
      ok: false,
      error: { problem: 'day-not-open' },
    });
  });
});

/** An order of 200 with two fills, a while ago. */
function traded(): DeskBench {
  const bench = new DeskBench();
  const order = { ...limitOrder('buy', '200', '11'), clientOrderId: 'c1' } as never;
  bench.run((desk) => decideSubmit(desk, order, byChief));
  report(bench, bench.report('c1', { executionType: 'new' }));
  report(bench, bench.trade('c1', '100', '10', 'x1', '1'));
  bench.now = addMilliseconds(bench.now, 1_000);
  report(bench, bench.trade('c1', '50', '10.6', 'x2', '0.5'));
  bench.now = addMilliseconds(bench.now, 60_000);
  return bench;
}

function report(bench: DeskBench, said: ReturnType<DeskBench['trade']>): void {
  bench.run((desk) => decideReport(desk, said));
}

/** Rows with the time of the desk's own fill, or of noon, where T stands. */
function file(bench: DeskBench, ...rows: string[]): string {
  const timed = rows.map((row) => {
    const [id = ''] = row.split(',');
    const own = [...bench.state.recentFills.entries()].find(([, known]) => known === id);
    const time = own?.[2].fill.transactTime ?? bench.now - 30_000;
    return row.replace(',T,', `,${new Date(time).toISOString()},`);
  });
  return [columns, ...timed].join('\r\n');
}

function late(_bench: DeskBench): string {
  return 'x9,ACME,buy,10,10.7,T,0.1,c1';
}

function take(bench: DeskBench, csv: string, rest: Partial<DropCopyFeed> = {}) {
  const rows = readDropCopyCsv(csv);
  const asked: DropCopyFeed = {
    name: toDropCopyName('clearing'),
    tradingDay: day,
    venue: paper,
    account: main,
    rows: rows.ok ? rows.value : [],
    corrects: false,
    hash: 'hash',
    fileName: 'fills.csv',
    ...rest,
  };
  return bench.run((desk) => decideTakeDropCopy(desk, asked, checked(desk, asked)), chief);
}

function feed(bench: DeskBench, csv: string, rest: Partial<DropCopyFeed> = {}) {
  const { result } = take(bench, csv, rest);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

function compareAt(bench: DeskBench) {
  const [copy] = [...bench.state.dropCopies.values()];
  const moment = { now: bench.now, settleMs, tradingDayOf };
  return compareWithDropCopy(bench.state, copy!, moment);
}

function compareOnce(bench: DeskBench): readonly Break[] {
  for (const copy of bench.state.dropCopies.values()) {
    const moment = { now: bench.now, settleMs, tradingDayOf };
    const { differences, waiting } = compareWithDropCopy(bench.state, copy, moment);
    const { venue, account, name, tradingDay } = copy;
    const about = { source: 'dropCopy' as const, venue, account, dropCopy: { name, tradingDay } };
    const counts = { fills: copy.fills.size, orders: 0, positions: 0, durationMs: 0 };
    const run = { ...about, ...counts, trigger: 'schedule' as const, startedAt: bench.now };
    bench.run((desk) => decideRun(desk, { run, differences, waiting }));
  }
  return [...bench.state.reconciliation.breaks.values()].filter(
    ({ state }) => state === 'open' || state === 'acknowledged',
  );
}

function compareTwice(bench: DeskBench): readonly Break[] {
  compareOnce(bench);
  return compareOnce(bench);
}

function booksOf(bench: DeskBench) {
  const books = bench.state.accounts.get(main);
  const { status, cumulativeQuantity, filledNotional, commission } = bench.order('c1');
  return {
    held: books?.positions.get(acme)?.quantity,
    cash: books?.cash,
    fees: books?.commission,
    ...{ status, cumulativeQuantity, filledNotional, commission },
  };
}

/** Cash and signed cost = net deposits + realized − commission, exactly. */
function identityHolds(bench: DeskBench): boolean {
  const books = bench.state.accounts.get(main)!;
  const costs = [...books.positions.values()].map(({ quantity: held, costBasis }) =>
    held < 0n ? -costBasis : costBasis,
  );
  const cost = costs.reduce<bigint>((sum, one) => sum + one, 0n);
  return books.cash + cost === books.netDeposits + books.realizedPnL - books.commission;
}

function repair(bench: DeskBench, { id }: { readonly id: BreakId }, choice: RepairChoice): void {
  const preview = previewRepair(bench.context(), id, choice, chief);
  if (!preview.ok) {
    throw new Error(preview.error.code);
  }
  const { basis } = preview.value;
  const request = { breakId: id, choice, basis, reason: 'the copy is right' };
  const { result } = bench.run((desk) => decideRepairBreak(desk, request, chief));
  if (!result.ok) {
    throw new Error(result.error.code);
  }
}

function roll(bench: DeskBench, tradingDay: string): void {
  bench.now = toInstant(Date.parse(`${tradingDay}T12:00:00Z`));
  const account = bench.state.accounts.get(main);
  bench.apply([
    {
      type: 'TRADING_DAY_ROLLED',
      account: main,
      tradingDay: toTradingDay(tradingDay),
      equity: account!.cash,
    },
  ]);
}

/** The events tell every beginning and end of a position, and the ledger counts the ends that hold. */
function expectLivesTold(bench: DeskBench): void {
  const positions = bench.state.accounts.get(main)?.positions ?? new Map();
  expect(heldByEvents(bench.log)).toEqual([...positions.keys()]);
  const ledger = new TradeLedger();
  bench.log.forEach((event, index) => {
    ledger.note({ sequence: index + 1, time: bench.now, actor: chief, event });
  });
  const ends = bench.log.filter(({ type }) => type === 'POSITION_CLOSED');
  const reopened = bench.log.filter((event) => 'reopens' in event);
  expect(ledger.trades.account).toHaveLength(ends.length - reopened.length);
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
