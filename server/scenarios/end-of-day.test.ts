import { beforeAll, describe, expect, test } from 'vitest';
import type { DeskEvent } from '../core/desk/desk-event';
import type { DropCopyFeed } from '../core/drop-copy/decide-drop-copy';
import type { Fill } from '../core/order/fill';
import type { OrderTerms } from '../core/order/order-terms';
import type { Side } from '../core/order/side';
import type { DayReport } from '../core/report/day-report';
import { type Money, money, price, quantity } from '../core/values/amounts';
import { formatDecimal, scale } from '../core/values/decimal';
import { decodeExact, encodeExact } from '../core/values/exact-json';
import { toAccountId, toClientOrderId, toDropCopyName, toInstrumentId } from '../core/values/ids';
import { addMilliseconds, toTradingDay } from '../core/values/instant';
import { JournalDayReports } from '../persistence/analytics/journal-day-reports';
import type { JournalRow } from '../ports/journal';
import { byChief, chief, main } from './desk-harness.fixture';
import { PaperDay } from './paper-day.fixture';

const friday = toTradingDay('2026-11-20');
const saturday = toTradingDay('2026-11-21');
const monday = toTradingDay('2026-11-23');
const hourMs = 3_600_000;
const day = new PaperDay(11, 'realistic');
let rows: readonly JournalRow[];

beforeAll(async () => {
  await day.start();
  await trade('c1', 'AAPL', 'buy', '10');
  await trade('c2', 'AAPL', 'sell', '10');
  await trade('c3', 'MSFT', 'buy', '7');
  await trade('c4', 'NVDA', 'sell', '3');
  await trade('c5', 'NVDA', 'buy', '3');
  await trade('far', 'AAPL', 'buy', '1', { orderType: 'limit', limitPrice: price('150') });
  await trade('huge', 'AAPL', 'buy', '999999999');
  await cancel('far');
  const shipped = day.desk.state.limits.get('desk')?.limits;
  const limits = { ...shipped, maxOrderQuantity: quantity('500') };
  await day.until(day.desk.setRiskLimits({ kind: 'desk' }, limits, 'smaller', chief));
  await day.until(day.desk.setMode('reduceOnly', 'lunch', chief));
  await feedWrongPrice();
  const scope = { kind: 'instrument' as const, target: 'TSLA' };
  await day.until(day.desk.kill({ scope, flatten: false, reason: 'a drill' }, chief));
  await day.wait(5_000);
  day.clock.jump(10 * hourMs);
  await day.wait(3_000);
  // The desk is on through Saturday and off on Sunday.
  day.clock.jump(48 * hourMs);
  await day.wait(3_000);
  rows = await day.persistence.journal.read(0, 100_000);
}, 60_000);

describe('the report of a closed day', () => {
  test('is the same whoever asks, and however often', async () => {
    const again = new JournalDayReports((after, limit) =>
      day.persistence.journal.read(after, limit),
    );

    const first = encodeExact(plain(await reportOf(friday)));

    expect(encodeExact(plain(await reportOf(friday)))).toBe(first);
    expect(encodeExact(plain(await reportOf(friday, again)))).toBe(first);
  });

  test('ends with the last row before the day rolled, and with that row’s hash', async () => {
    const { close, openedAt, standing } = await reportOf(friday);
    const last = rowsOf(friday).at(-1)!;

    expect(standing).toBe('closed');
    expect(close).toEqual({ sequence: last.sequence, time: last.time, hash: last.hash });
    expect(openedAt?.sequence).toBe(1);
    expect(rows[close.sequence]?.type).toBe('TRADING_DAY_ROLLED');
    expect(rows[close.sequence]?.previousHash).toBe(close.hash);
  });

  test('has the money that the fills of the journal add up to', async () => {
    const { figures } = await reportOf(friday);
    const fills = fillsOf(friday);
    const rolled = eventOf(rows[(await reportOf(friday)).close.sequence]!);

    const flow = fills.reduce((sum, fill) => sum + flowOf(fill), 0n);
    const fees = fills.reduce((sum, { commission }) => sum + commission, 0n);
    const flat = fills.filter(({ instrument }) => instrument !== 'MSFT');
    const realized = flat.reduce((sum, fill) => sum + flowOf(fill), 0n);

    expect(fees > 0n).toBe(true);
    expect(figures.commission).toBe(fees);
    expect(figures.atClose.cash).toBe(money('1000000') + flow - fees);
    expect(figures.realizedPnL).toBe(realized);
    expect(rolled).toMatchObject({ type: 'TRADING_DAY_ROLLED', equity: figures.atClose.equity });
    expect(figures.dayPnL).toBe(figures.atClose.equity - money('1000000'));
    expect(figures.deposits).toBe(0n);
    expect(figures.atClose.unrealizedPnL).toBe(
      figures.atClose.equity - figures.atClose.cash - costOf(fills, 'MSFT'),
    );
    expect(figures.dayPnL).toBe(realized - fees + figures.atClose.unrealizedPnL);
  });

  test('has every fill, and the positions that they leave', async () => {
    const report = await reportOf(friday);
    const fills = fillsOf(friday);

    expect(report.fills.map(({ fill }) => fill)).toEqual(fills);
    expect(report.positions.map(({ instrument, quantity: held }) => [instrument, held])).toEqual([
      ['MSFT', quantity('7')],
    ]);
    expect(report.positions[0]?.costBasis).toBe(costOf(fills, 'MSFT'));
    expect(report.closedPositions.map(({ instrument }) => instrument)).toEqual(['AAPL', 'NVDA']);
  });

  test('has every order of the day as its last event left it', async () => {
    const { orders } = await reportOf(friday);

    expect(
      Object.fromEntries(orders.map(({ clientOrderId, status }) => [clientOrderId, status])),
    ).toEqual(lastWordOnOrders(friday));
    expect(lastWordOnOrders(friday)).toMatchObject({
      huge: 'denied',
      far: 'canceled',
      c1: 'filled',
    });
  });

  test('has the breaks, the drop copy, the limits, the modes and the kill', async () => {
    const report = await reportOf(friday);
    const types = rowsOf(friday).map(({ type }) => type);
    const count = (type: DeskEvent['type']) => types.filter((one) => one === type).length;

    expect(report.breaks).toMatchObject([{ kind: 'fill-price', state: 'waived' }]);
    expect(report.breakActions.map(({ what }) => what)).toEqual(['raised', 'waived']);
    expect(report.dropCopies).toMatchObject([{ name: 'clearing', tradingDay: friday }]);
    expect(report.dropCopyFeeds).toHaveLength(count('DROP_COPY_TAKEN'));
    expect(report.limitChanges).toHaveLength(count('RISK_LIMITS_CHANGED'));
    expect(report.limitChanges.at(-1)).toMatchObject({ reason: 'smaller', by: chief });
    expect(report.modeChanges).toHaveLength(count('MODE_CHANGED'));
    expect(report.kills).toMatchObject([{ kill: { reason: 'a drill' } }]);
    expect(count('RECONCILIATION_RUN')).toBe(
      report.runs.reduce(
        (sum, { agreed, differed, failed }) => sum + agreed + differed + failed,
        0,
      ),
    );
  });
});

describe('the report of a day', () => {
  test('on which nothing was done says so', async () => {
    const report = await reportOf(saturday);

    expect(report.standing).toBe('closed');
    expect(report.fills).toEqual([]);
    expect(report.orders).toEqual([]);
    expect(report.figures.realizedPnL).toBe(0n);
    expect(report.figures.atStart.cash).toBe((await reportOf(friday)).figures.atClose.cash);
    expect(report.positions).toHaveLength(1);
  });

  test('on which the desk was off stands as the day before left it', async () => {
    const sunday = await reportOf(toTradingDay('2026-11-22'));
    const before = await reportOf(saturday);

    expect(sunday.standing).toBe('notRun');
    expect(sunday.close).toEqual(before.close);
    expect(sunday.figures.atClose).toEqual(before.figures.atClose);
    expect(sunday.figures.dayPnL).toBe(0n);
    expect(sunday.positions).toEqual(before.positions);
  });

  test('that runs goes as far as the newest row', async () => {
    const newest = rows.at(-1)!;

    const report = await reportOf(undefined);

    expect(report).toMatchObject({ tradingDay: monday, standing: 'running' });
    expect(report.close.sequence).toBeGreaterThanOrEqual(newest.sequence);
  });

  test('before the desk existed, or still to come, is not made', async () => {
    const { dayReports } = day.persistence;

    expect(await dayReports.day(main, toTradingDay('2026-11-19'))).toEqual({
      kind: 'beforeDesk',
      firstDay: friday,
    });
    expect(await dayReports.day(main, toTradingDay('2026-11-24'))).toEqual({
      kind: 'ahead',
      currentDay: monday,
    });
    expect(await dayReports.day(toAccountId('other'), friday)).toEqual({ kind: 'accountUnknown' });
  });

  test('that was let go for newer ones is made again, byte for byte', async () => {
    const before = encodeExact(plain(await reportOf(friday)));
    for (let days = 0; days < 7; days += 1) {
      day.clock.jump(24 * hourMs);
      await day.wait(1_100);
    }

    expect(encodeExact(plain(await reportOf(friday)))).toBe(before);
  });
});

async function reportOf(
  asked: DayReport['tradingDay'] | undefined,
  reports = day.persistence.dayReports,
): Promise<DayReport> {
  const answer = await day.until(reports.day(main, asked));
  if (answer.kind !== 'report') {
    throw new Error(answer.kind);
  }
  return answer.report;
}

/** Maps cannot be written down; here the order of the fills of a copy is what counts. */
function plain({ dropCopies, ...rest }: DayReport) {
  return { ...rest, dropCopies: dropCopies.map((copy) => ({ ...copy, fills: [...copy.fills] })) };
}

async function trade(
  id: string,
  instrument: string,
  side: Side,
  size: string,
  terms: OrderTerms = { orderType: 'market' },
): Promise<void> {
  const params = {
    clientOrderId: toClientOrderId(id),
    account: main,
    instrument: toInstrumentId(instrument),
    side,
    terms,
    quantity: quantity(size),
    timeInForce: 'day' as const,
    reduceOnly: false,
    postOnly: false,
    confirm: true,
  };
  await day.until(day.desk.submitOrder(params, byChief));
  await day.wait(3_000);
}

async function cancel(id: string): Promise<void> {
  const orderId = day.desk.state.clientOrderIds.get(main, toClientOrderId(id));
  if (orderId !== undefined) {
    await day.until(day.desk.cancelOrder(orderId, chief));
  }
  await day.wait(1_000);
}

/** Another source tells one price a cent higher: a break, which is waived. */
async function feedWrongPrice(): Promise<void> {
  const [own] = [...day.desk.state.recentFills.entries()].map(([, , { fill }]) => fill);
  const { executionId, instrument, side, transactTime } = own!;
  const feed: DropCopyFeed = {
    name: toDropCopyName('clearing'),
    tradingDay: friday,
    venue: own!.venue,
    account: main,
    rows: [
      {
        where: 'line 2',
        cells: {
          ...{ executionId, instrument, side },
          quantity: formatDecimal(own!.quantity),
          price: formatDecimal(own!.price + scale / 100n),
          transactTime: new Date(transactTime).toISOString(),
        },
      },
    ],
    corrects: false,
    hash: 'hash',
  };
  await day.until(day.desk.dropCopies.take(feed, chief));
  // Seen once: the second sighting is the start's, and the copy has to be there.
  await day.crash();
  const [found] = [...day.desk.state.reconciliation.breaks.values()];
  const until = addMilliseconds(day.clock.now(), 100 * hourMs);
  await day.until(day.desk.reconciliation.waive(found!.id, until, 'asked the source', chief));
}

function rowsOf(asked: string): readonly JournalRow[] {
  const begin = rows.findIndex(({ type, payload }) => isDayOf(type, payload, asked));
  const end = rows.findIndex(({ type }, at) => at > begin && type === 'TRADING_DAY_ROLLED');
  return rows.slice(begin, end < 0 ? undefined : end);
}

function isDayOf(type: string, payload: string, asked: string): boolean {
  return (type === 'ACCOUNT_OPENED' || type === 'TRADING_DAY_ROLLED') && payload.includes(asked);
}

function eventOf({ payload }: JournalRow): DeskEvent {
  return decodeExact(payload) as DeskEvent;
}

function fillsOf(asked: string): readonly Fill[] {
  return rowsOf(asked)
    .map(eventOf)
    .flatMap((event) => ('fill' in event ? [event.fill] : []));
}

/** What a fill brings in; below zero where it costs. */
function flowOf({ side, quantity: size, price: at }: Fill): Money {
  const value = (size * at) / scale;
  return (side === 'buy' ? -value : value) as Money;
}

function costOf(fills: readonly Fill[], instrument: string): Money {
  return fills
    .filter((fill) => fill.instrument === instrument)
    .reduce((sum, fill) => (sum - flowOf(fill)) as Money, money('0'));
}

const statusBy: Readonly<Record<string, string>> = {
  ORDER_FILLED: 'filled',
  ORDER_CANCELED: 'canceled',
  ORDER_REJECTED: 'rejected',
  ORDER_EXPIRED: 'expired',
};

function lastWordOnOrders(asked: string): Record<string, string> {
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  for (const event of rowsOf(asked).map(eventOf)) {
    if (event.type === 'ORDER_SUBMITTED' || event.type === 'ORDER_DENIED') {
      names.set(event.order.orderId, event.order.clientOrderId);
      words.set(event.order.clientOrderId, event.order.status);
    } else if ('orderId' in event && statusBy[event.type] !== undefined) {
      words.set(names.get(event.orderId ?? '') ?? '', statusBy[event.type] ?? '');
    }
  }
  return Object.fromEntries(words);
}
