import type { DayReport as DayReportOnTheWire } from '../../../contract/day-report';
import type { Order } from '../../core/order/order';
import type { Actor } from '../../core/order/order-origin';
import { isLiveBreak } from '../../core/reconciliation/break';
import type {
  BalancesOfDay,
  DayReport,
  DropCopyFeedOfDay,
  JournalPlace,
  KillOfDay,
} from '../../core/report/day-report';
import { formatDecimal } from '../../core/values/decimal';
import { nameOfActor } from './present-actor';
import { presentDropCopy } from './present-drop-copy';
import { presentKill } from './present-kill';
import { presentLimits } from './present-limits';
import { presentTime } from './present-numbers';
import { presentBookedPosition, presentClosedPosition } from './present-position';
import { presentBreak, presentRun } from './present-reconciliation';
import { presentScope } from './present-verdict';

/** A report but for its long lists. */
export function presentDayReport(report: DayReport): Omit<DayReportOnTheWire, 'orders' | 'fills'> {
  const { account, currency, tradingDay, standing, openedAt, close } = report;
  return {
    ...{ account, currency, tradingDay, standing },
    openedAt: openedAt && placeOf(openedAt),
    close: { ...placeOf(close), hash: close.hash },
    figures: figuresOf(report),
    counts: countsOf(report),
    positions: report.positions.map(presentBookedPosition),
    closedPositions: report.closedPositions.map(presentClosedPosition),
    breaks: report.breaks.map(presentBreak),
    breakActions: report.breakActions.map(({ breakId, what, reason, ...rest }) => ({
      ...doneOf(rest),
      ...{ breakId, what, reason },
    })),
    runs: report.runs.map(({ last, ...rest }) => ({ last: presentRun(last), ...rest })),
    dropCopies: report.dropCopies.map(presentDropCopy),
    dropCopyFeeds: report.dropCopyFeeds.map(feedOf),
    limitChanges: report.limitChanges.map(({ scope, previous, limits, reason, ...rest }) => ({
      ...doneOf(rest),
      scope: presentScope(scope),
      previous: presentLimits(previous),
      limits: presentLimits(limits),
      reason,
    })),
    limitBreaches: report.limitBreaches.map(({ code, message, ...at }) => ({
      ...placeOf(at),
      ...{ code, message },
    })),
    modeChanges: report.modeChanges.map(({ previous, mode, reason, ...rest }) => ({
      ...doneOf(rest),
      ...{ previous, mode, reason },
    })),
    kills: report.kills.map(killOf),
  };
}

function placeOf({ sequence, time }: JournalPlace) {
  return { sequence, time: presentTime(time) };
}

function doneOf(at: JournalPlace & { readonly by: Actor }) {
  return { ...placeOf(at), by: nameOfActor(at.by) };
}

function figuresOf({ figures }: DayReport): DayReportOnTheWire['figures'] {
  return {
    atStart: balancesOf(figures.atStart),
    atClose: balancesOf(figures.atClose),
    equityAt: placeOf(figures.equityAt),
    deposits: formatDecimal(figures.deposits),
    realizedPnL: formatDecimal(figures.realizedPnL),
    commission: formatDecimal(figures.commission),
    dayPnL: formatDecimal(figures.dayPnL),
  };
}

function balancesOf({ cash, equity, unrealizedPnL }: BalancesOfDay) {
  return {
    cash: formatDecimal(cash),
    equity: formatDecimal(equity),
    unrealizedPnL: formatDecimal(unrealizedPnL),
  };
}

function countsOf(report: DayReport): DayReportOnTheWire['counts'] {
  return {
    orders: report.orders.length,
    byStatus: byStatus(report.orders),
    fills: report.fills.length,
    openPositions: report.positions.length,
    closedPositions: report.closedPositions.length,
    openBreaks: report.breaks.filter(isLiveBreak).length,
  };
}

/** By name, so that the same orders give the same text. */
function byStatus(orders: readonly Order[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of orders) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function feedOf({ event, ...at }: DropCopyFeedOfDay): DayReportOnTheWire['dropCopyFeeds'][number] {
  const { name, tradingDay } = event.dropCopy;
  const base = { ...doneOf(at), name, tradingDay };
  if (event.type === 'DROP_COPY_WITHDRAWN') {
    const none = { fills: 0, corrected: 0, repeated: 0 };
    return { ...base, what: 'withdrawn', ...none, reason: event.reason };
  }
  const { hash, fileName, fills, corrected, repeated, highWater } = event;
  return {
    ...base,
    what: 'taken',
    ...{ hash, fileName, corrected, repeated },
    fills: fills.length,
    highWater: presentTime(highWater),
  };
}

function killOf({ kill, released }: KillOfDay): DayReportOnTheWire['kills'][number] {
  return {
    ...presentKill(kill),
    released: released && { ...doneOf(released), reason: released.reason },
  };
}
