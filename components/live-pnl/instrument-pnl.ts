import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import type { ClosedPosition, Position } from '@/contract/position';
import { snapshotBounds } from '@/contract/stream';

/** What one instrument has made: decimal text, net of commission. */
export interface InstrumentPnl {
  readonly instrument: string;
  readonly total: string;
  readonly realized: string;
  /** Null while one of its positions has no price. */
  readonly unrealized: string | null;
  /** Of the largest magnitude among all, 0 to 1, for the length of a bar. */
  readonly share: number;
}

/** Where the sums are not those of the period alone. */
export interface PnlReach {
  /** More positions were closed in it than the page keeps: the oldest are not counted. */
  readonly isCutShort: boolean;
  /** Some were opened before it, and count from then on. */
  readonly reachesBack: boolean;
}

/** `closed`: the oldest first. */
export function reachOf(
  open: readonly Position[],
  closed: readonly ClosedPosition[],
  sinceMs: number,
): PnlReach {
  const isCounted = ({ closedAt }: ClosedPosition) => Date.parse(closedAt) >= sinceMs;
  const oldest = closed[0];
  return {
    isCutShort:
      closed.length >= snapshotBounds.closedPositions && oldest !== undefined && isCounted(oldest),
    reachesBack: [...open, ...closed.filter(isCounted)].some(
      ({ openedAt }) => Date.parse(openedAt) < sinceMs,
    ),
  };
}

/** Open positions and those closed since a moment, by instrument, the best first. */
export function pnlByInstrument(
  open: readonly Position[],
  closed: readonly ClosedPosition[],
  sinceMs: number,
): readonly InstrumentPnl[] {
  const sums = new Map<string, { realized: bigint; unrealized: bigint; isKnown: boolean }>();
  const sumOf = (instrument: string) => {
    const sum = sums.get(instrument) ?? { realized: 0n, unrealized: 0n, isKnown: true };
    sums.set(instrument, sum);
    return sum;
  };
  for (const position of open) {
    const sum = sumOf(position.instrument);
    sum.realized += unitsOf(position.realizedPnL) - unitsOf(position.commission);
    sum.unrealized += unitsOf(position.unrealizedPnL ?? '0');
    sum.isKnown &&= position.unrealizedPnL !== null;
  }
  for (const position of closed) {
    if (Date.parse(position.closedAt) >= sinceMs) {
      sumOf(position.instrument).realized += unitsOf(position.netPnL);
    }
  }
  const totals = [...sums].map(([instrument, sum]) => ({
    instrument,
    ...sum,
    total: sum.realized + sum.unrealized,
  }));
  let largest = 1n;
  for (const { total } of totals) {
    if (absoluteUnits(total) > largest) {
      largest = absoluteUnits(total);
    }
  }
  return totals
    .sort(
      (one, other) =>
        compare(other.total, one.total) || (one.instrument < other.instrument ? -1 : 1),
    )
    .map(({ instrument, total, realized, unrealized, isKnown }) => ({
      instrument,
      total: decimalOf(total),
      realized: decimalOf(realized),
      unrealized: isKnown ? decimalOf(unrealized) : null,
      share: Number((absoluteUnits(total) * 10_000n) / largest) / 10_000,
    }));
}

function compare(one: bigint, other: bigint): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
