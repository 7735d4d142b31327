import { describe, expect, test } from 'vitest';
import type { ClosedPosition, Position } from '@/contract/position';
import { snapshotBounds } from '@/contract/stream';
import { pnlByInstrument, reachOf } from './instrument-pnl';

const morning = Date.parse('2026-11-23T05:00:00.000Z');

function open(instrument: string, unrealizedPnL: string | null, realizedPnL = '0'): Position {
  return {
    instrument,
    account: 'main',
    quantity: '1',
    averagePrice: '1',
    costBasis: '1',
    realizedPnL,
    commission: '1',
    openedAt: '2026-11-23T14:30:00.000Z',
    updatedAt: '2026-11-23T14:30:00.000Z',
    sequence: 1,
    markPrice: '1',
    markAge: 0,
    marketValue: '1',
    unrealizedPnL,
    returnPercent: '0',
    holdingPeriod: 1,
    efficiency: null,
  };
}

function closed(instrument: string, netPnL: string, closedAt: string): ClosedPosition {
  return {
    closedPositionId: `main/${instrument}/1`,
    instrument,
    account: 'main',
    direction: 'long',
    quantity: '1',
    averageEntryPrice: '1',
    averageExitPrice: '1',
    realizedPnL: '0',
    netPnL,
    commission: '0',
    returnPercent: '0',
    holdingPeriod: 1,
    efficiency: '0',
    openedAt: '2026-11-22T14:30:00.000Z',
    closedAt,
    sequence: 1,
  };
}

describe('profit by instrument', () => {
  test('adds what is open to what was closed today, net of commission, the best first', () => {
    const rows = pnlByInstrument(
      [open('AAPL', '-100.5', '20'), open('IBM', '10')],
      [
        closed('AAPL', '50', '2026-11-23T15:00:00.000Z'),
        closed('XOM', '400', '2026-11-23T05:00:00.000Z'),
        closed('KO', '900', '2026-11-23T04:59:59.999Z'),
      ],
      morning,
    );

    expect(rows.map(({ instrument, total }) => [instrument, total])).toEqual([
      ['XOM', '400'],
      ['IBM', '9'],
      ['AAPL', '-31.5'],
    ]);
    expect(rows.map(({ share }) => share)).toEqual([1, 0.0225, 0.0787]);
  });

  test('does not know the open part while a price is missing', () => {
    expect(pnlByInstrument([open('IBM', null)], [], morning)[0]?.unrealized).toBeNull();
  });
});

describe('sums by instrument say', () => {
  const early = '2026-11-23T05:00:00.000Z';
  const today = (instrument: string) => ({
    ...closed(instrument, '1', early),
    openedAt: early,
  });

  test('when more was closed in the period than the page keeps', () => {
    const many = Array.from({ length: snapshotBounds.closedPositions }, () => today('KO'));
    const yesterday = closed('KO', '1', '2026-11-23T04:59:59.999Z');

    expect(reachOf([], many, morning).isCutShort).toBe(true);
    expect(reachOf([], many.slice(1), morning).isCutShort).toBe(false);
    expect(reachOf([], [yesterday, ...many.slice(1)], morning).isCutShort).toBe(false);
  });

  test('when a position that counts was opened before the period', () => {
    const held = { ...open('IBM', '10'), openedAt: '2026-11-22T14:30:00.000Z' };

    expect(reachOf([open('IBM', '10')], [today('KO')], morning).reachesBack).toBe(false);
    expect(reachOf([held], [], morning).reachesBack).toBe(true);
    expect(reachOf([], [closed('KO', '1', early)], morning).reachesBack).toBe(true);
    expect(reachOf([], [closed('KO', '1', '2026-11-23T04:59:59.999Z')], morning).reachesBack).toBe(
      false,
    );
  });
});
