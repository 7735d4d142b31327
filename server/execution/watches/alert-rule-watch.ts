import { accountFigures } from '../../core/account/account-figures-of';
import {
  type AccountReadings,
  type AlertReadings,
  decideAlertReadings,
} from '../../core/alert-rule/decide-alert-rules';
import {
  noQuality,
  type QualityMark,
  qualitySince,
} from '../../core/statistics/execution-quality-since';
import type { ExecutionStatistics } from '../../core/statistics/statistics-sums';
import type { AccountId } from '../../core/values/ids';
import type { Cancel, Timer } from '../../ports/timer';
import type { DeskKernel } from '../kernel/desk-kernel';

const lookEveryMs = 1_000;

/**
 * Holds the operators' alert rules against the figures of their accounts, once a second and beside the
 * orders. Costs nothing while there are no rules.
 */
export class AlertRuleWatch {
  private readonly kernel: DeskKernel;
  private readonly timer: Timer;
  private stopLooking: Cancel | undefined;

  constructor(kernel: DeskKernel, timer: Timer) {
    this.kernel = kernel;
    this.timer = timer;
  }

  start(): void {
    this.stopLooking ??= this.timer.every(lookEveryMs, () => this.look());
  }

  stop(): void {
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  look(): void {
    const { state } = this.kernel;
    if (state.alertRules.size === 0) {
      return;
    }
    const decide = (desk: Parameters<typeof decideAlertReadings>[0]) =>
      decideAlertReadings(desk, this.readings());
    // Most of the time nothing has come about, and then there is nothing to record.
    if (decide(this.kernel.context()).events.length > 0) {
      void this.kernel.run({ kind: 'desk', part: 'schedule' }, decide);
    }
  }

  private readings(): AlertReadings {
    const accounts = new Set([...this.kernel.state.alertRules.values()].map((one) => one.account));
    return new Map([...accounts].map((account) => [account, this.readingsOf(account)]));
  }

  private readingsOf(account: AccountId): AccountReadings {
    const books = this.kernel.state.accounts.get(account);
    const valuation = this.kernel.valuations.get(account);
    if (books === undefined || valuation === undefined) {
      return { now: {}, over: { tradingDay: {}, account: {} } };
    }
    const { dayPnL, drawdown, grossExposure } = accountFigures(books, valuation);
    return {
      now: { dayPnL, drawdown: drawdown * 100n, grossExposure },
      over: {
        tradingDay: qualityOf(books.statistics, books.qualityAtDayStart),
        account: qualityOf(books.statistics, noQuality),
      },
    };
  }
}

function qualityOf(statistics: ExecutionStatistics, mark: QualityMark) {
  const { fillRate, slippage } = qualitySince(statistics, mark);
  return { slippage, ...(fillRate === undefined ? {} : { fillRate }) };
}
