import type {
  Analytics,
  AnalyticsGroup,
  AnalyticsGroups,
  ExcursionFigures,
  ExecutionQuality,
} from '../../../contract/analytics';
import type { Statistics } from '../../../contract/statistics';
import type { AnalyticsReport } from '../../core/statistics/analytics-report';
import type { ExcursionFigures as Excursions } from '../../core/statistics/excursion-figures';
import type { ExecutionFigures, Figure } from '../../core/statistics/execution-figures';
import type { ExecutionQuality as Quality } from '../../core/statistics/execution-quality';
import type { Grouping, GroupRow } from '../../core/statistics/group-rows';
import { formatDecimal } from '../../core/values/decimal';
import type { AccountId } from '../../core/values/ids';
import { presentTime } from './present-numbers';

export function presentStatistics(figures: ExecutionFigures): Statistics {
  return {
    totalOrders: figures.totalOrders,
    deniedOrders: figures.deniedOrders,
    filledOrders: figures.filledOrders,
    cancelledOrders: figures.cancelledOrders,
    expiredOrders: figures.expiredOrders,
    rejectedOrders: figures.rejectedOrders,
    fillRate: decimalOrNull(figures.fillRate),
    averageFillTime: valueOrNull(figures.averageFillTime),
    totalCommissions: formatDecimal(figures.totalCommissions),
    totalSlippage: formatDecimal(figures.totalSlippage),
    largestWin: decimalOrNull(figures.largestWin),
    largestLoss: decimalOrNull(figures.largestLoss),
    averageWin: decimalOrNull(figures.averageWin),
    averageLoss: decimalOrNull(figures.averageLoss),
    winRate: decimalOrNull(figures.winRate),
    profitFactor:
      figures.profitFactor.kind === 'infinite' ? 'infinite' : decimalOrNull(figures.profitFactor),
    sharpeRatio: decimalOrNull(figures.sharpeRatio),
    maxDrawdown: formatDecimal(figures.maxDrawdown),
    closedPositions: figures.closedPositions,
  };
}

export function presentAnalytics(
  report: AnalyticsReport,
  account: AccountId | undefined,
): Analytics {
  return {
    account: account ?? null,
    sequence: report.sequence,
    statistics: presentStatistics(report.statistics),
    executionQuality: presentQuality(report.quality),
    curveOf: report.curveOf,
    curve: report.curve.map(({ time, value, drawdown }) => ({
      time: presentTime(time),
      value: formatDecimal(value),
      drawdown: formatDecimal(drawdown),
    })),
    days: report.days.map(({ tradingDay, pnl, returnPercent, realizedNet, fills, isOver }) => ({
      tradingDay,
      pnl: formatDecimal(pnl),
      returnPercent: formatDecimal(returnPercent),
      realizedNet: formatDecimal(realizedNet),
      fills,
      isOver,
    })),
    distribution: report.distribution.map(({ from, to, count }) => ({
      from: formatDecimal(from),
      to: formatDecimal(to),
      count,
    })),
    excursions: report.excursions === undefined ? null : presentExcursions(report.excursions),
    byInstrument: report.byInstrument.map(presentGroup),
    byStrategy: report.byStrategy.map(presentGroup),
    byOperator: report.byOperator.map(presentGroup),
    byHour: report.byHour.map(presentGroup),
    known: {
      accounts: [...report.known.accounts],
      strategies: [...report.known.strategies],
      instruments: [...report.known.instruments],
      operators: [...report.known.operators],
    },
  };
}

export function presentGroups(
  rows: readonly GroupRow[],
  by: Grouping,
  account: AccountId | undefined,
): AnalyticsGroups {
  return { account: account ?? null, by, items: rows.map(presentGroup) };
}

function presentQuality(quality: Quality): ExecutionQuality {
  return {
    fills: quality.fills,
    volume: formatDecimal(quality.volume),
    makerShare: decimalOrNull(quality.makerShare),
    averageTimeToFirstFill: valueOrNull(quality.averageTimeToFirstFill),
    medianTimeToFill: valueOrNull(quality.medianTimeToFill),
    slowTimeToFill: valueOrNull(quality.slowTimeToFill),
    slippage: formatDecimal(quality.slippage),
    slippageBasisPoints: decimalOrNull(quality.slippageBasisPoints),
    decisionSlippage: decimalOrNull(quality.decisionSlippage),
    decisionSlippageBasisPoints: decimalOrNull(quality.decisionSlippageBasisPoints),
    commission: formatDecimal(quality.commission),
    commissionBasisPoints: decimalOrNull(quality.commissionBasisPoints),
    priceImprovement: decimalOrNull(quality.priceImprovement),
    improvedShare: decimalOrNull(quality.improvedShare),
    rejectReasons: [...quality.rejectReasons],
    denyReasons: [...quality.denyReasons],
  };
}

function presentExcursions(figures: Excursions): ExcursionFigures {
  return {
    positions: figures.positions,
    averageAdverse: decimalOrNull(figures.averageAdverse),
    averageFavourable: decimalOrNull(figures.averageFavourable),
    furthestAdverse: decimalOrNull(figures.furthestAdverse),
    furthestFavourable: decimalOrNull(figures.furthestFavourable),
    keptShare: decimalOrNull(figures.keptShare),
  };
}

function presentGroup(row: GroupRow): AnalyticsGroup {
  return {
    key: row.key ?? null,
    fills: row.fills,
    closedPositions: row.closedPositions,
    wins: row.wins,
    volume: formatDecimal(row.volume),
    netPnL: formatDecimal(row.netPnL),
    commission: formatDecimal(row.commission),
    slippage: formatDecimal(row.slippage),
  };
}

function decimalOrNull(figure: Figure<bigint>): string | null {
  return figure.kind === 'value' ? formatDecimal(figure.value) : null;
}

function valueOrNull(figure: Figure<number>): number | null {
  return figure.kind === 'value' ? figure.value : null;
}
