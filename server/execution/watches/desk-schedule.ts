import type { AccountState } from '../../core/account/account';
import { equityOf } from '../../core/account/account-figures-of';
import type { DeskContext } from '../../core/desk/desk-context';
import type { DeskEvent } from '../../core/desk/desk-event';
import { excursionsToNote } from '../../core/position/note-excursions';
import { modeAfterRoll } from '../../core/risk/decide-loss';
import { decideExpiry } from '../../core/signal/decide-approval';
import type { Instant, TradingDay } from '../../core/values/instant';
import { success } from '../../core/values/result';
import type { Cancel, Timer } from '../../ports/timer';
import type { DeskKernel } from '../kernel/desk-kernel';
import type { MarketMarks } from '../kernel/market-marks';
import type { OrderRecovery } from '../orders/order-recovery';
import type { DegradationWatch } from './degradation-watch';

const lookEveryMs = 1_000;

interface Parts {
  readonly kernel: DeskKernel;
  readonly marks: MarketMarks;
  readonly recovery: OrderRecovery;
  readonly degradation: DegradationWatch;
  readonly timer: Timer;
  readonly tradingDayOf: (moment: Instant) => TradingDay;
  /** How often equity goes to the journal while it changes. */
  readonly markEquityEveryMs: number;
}

/** What the desk does by itself as time goes by: the day, the equity, the open questions. */
export class DeskSchedule {
  private readonly parts: Parts;
  private stopLooking: Cancel | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  start(): void {
    this.stopLooking ??= this.parts.timer.every(lookEveryMs, () => this.look());
  }

  stop(): void {
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  /** Rolls the day where one began while the desk was down, and from then on each second. */
  look(): void {
    const { kernel, marks, recovery, degradation } = this.parts;
    degradation.look();
    marks.remarkAll();
    const due = this.dueEvents(kernel.context());
    if (due.length > 0) {
      void kernel.run({ kind: 'desk', part: 'schedule' }, () => ({
        events: due,
        result: success(undefined),
      }));
    }
    recovery.sweep();
  }

  private dueEvents(desk: DeskContext): readonly DeskEvent[] {
    const events: DeskEvent[] = [...decideExpiry(desk).events];
    for (const account of desk.state.accounts.values()) {
      events.push(
        ...this.dayRoll(desk, account),
        ...equityMark(desk, account, this.parts.markEquityEveryMs),
      );
    }
    return events;
  }

  /** Only forward: a clock set back does not begin a day that was already begun. */
  private dayRoll(desk: DeskContext, account: AccountState): readonly DeskEvent[] {
    const tradingDay = this.parts.tradingDayOf(desk.now);
    const valuation = desk.valuations.get(account.account);
    if (tradingDay <= account.tradingDay || valuation === undefined) {
      return [];
    }
    const equity = equityOf(account, valuation);
    return [
      { type: 'TRADING_DAY_ROLLED', account: account.account, tradingDay, equity },
      ...(this.parts.degradation.refusalOf('manual') === undefined ? modeAfterRoll(desk) : []),
    ];
  }
}

/** The last word on how far open positions have gone, as the desk stops. */
export function marksAtStop(desk: DeskContext): readonly DeskEvent[] {
  return [...desk.state.accounts.values()]
    .filter((account) => excursionsToNote(desk, account).length > 0)
    .flatMap((account) => equityMark(desk, account, 0));
}

/** Either way: a clock set back must not silence the curve until it has caught up. */
function isWithin(now: Instant, before: Instant, milliseconds: number): boolean {
  return Math.abs(now - before) < milliseconds;
}

function equityMark(
  desk: DeskContext,
  account: AccountState,
  everyMs: number,
): readonly DeskEvent[] {
  const valuation = desk.valuations.get(account.account);
  if (valuation === undefined || isWithin(desk.now, account.lastEquityAt, everyMs)) {
    return [];
  }
  const equity = equityOf(account, valuation);
  const excursions = excursionsToNote(desk, account);
  if (equity === account.lastEquity && excursions.length === 0) {
    return [];
  }
  const { unrealizedPnL } = valuation;
  return [
    {
      type: 'EQUITY_MARKED',
      account: account.account,
      equity,
      unrealizedPnL,
      ...(excursions.length === 0 ? {} : { excursions }),
    },
  ];
}
