import { describe, expect, test } from 'vitest';
import type { Analytics } from '@/contract/analytics';
import { reportCsv } from './report-csv';

const group = {
  key: null,
  fills: 1,
  closedPositions: 0,
  wins: 0,
  volume: '100',
  netPnL: '-1.5',
  commission: '1.5',
  slippage: '0',
};

const report: Analytics = {
  account: 'main',
  sequence: 7,
  statistics: {
    totalOrders: 3,
    deniedOrders: 0,
    filledOrders: 1,
    cancelledOrders: 0,
    expiredOrders: 0,
    rejectedOrders: 1,
    fillRate: '50',
    averageFillTime: null,
    totalCommissions: '1.5',
    totalSlippage: '0',
    largestWin: null,
    largestLoss: null,
    averageWin: null,
    averageLoss: null,
    winRate: null,
    profitFactor: 'infinite',
    sharpeRatio: null,
    maxDrawdown: '0',
    closedPositions: 0,
  },
  executionQuality: {
    fills: 1,
    volume: '100',
    makerShare: '0',
    averageTimeToFirstFill: 12,
    medianTimeToFill: 12,
    slowTimeToFill: 12,
    slippage: '0',
    slippageBasisPoints: '0',
    decisionSlippage: null,
    decisionSlippageBasisPoints: null,
    commission: '1.5',
    commissionBasisPoints: '150',
    priceImprovement: null,
    improvedShare: null,
    rejectReasons: [{ reason: '=cmd', count: 1 }],
    denyReasons: [],
  },
  curveOf: 'equity',
  curve: [{ time: '2026-11-27T15:00:00.000Z', value: '100000', drawdown: '0.01' }],
  days: [],
  distribution: [{ from: '-10', to: '0', count: 2 }],
  excursions: {
    positions: 1,
    averageAdverse: '-2',
    averageFavourable: '3',
    furthestAdverse: '-2',
    furthestFavourable: '3',
    keptShare: null,
  },
  byInstrument: [{ ...group, key: 'AAPL' }],
  byStrategy: [group],
  byOperator: [],
  byHour: [],
  known: { accounts: ['main'], strategies: [], instruments: ['AAPL'], operators: [] },
};

describe('an exported report', () => {
  const lines = reportCsv(report).split('\r\n');

  test('has a line for every figure, empty where there is none', () => {
    expect(lines).toContain('statistics,,fillRate,50');
    expect(lines).toContain('statistics,,sharpeRatio,');
    expect(lines).toContain('statistics,,profitFactor,infinite');
    expect(lines).toContain('excursions,,averageFavourable,3');
    expect(lines).toContain('byInstrument,AAPL,netPnL,-1.5');
    expect(lines).toContain('distribution,-10 to 0,count,2'.replace('-10', "'-10"));
    expect(lines).toContain('curve,2026-11-27T15:00:00.000Z,drawdown,0.01');
  });

  test('guards against formulas in reasons of a venue', () => {
    expect(lines).toContain("rejectReasons,'=cmd,count,1");
  });
});
