import { unitsOf } from '@/components/ui/decimal';
import { SignedFigure, Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { formatDuration } from '@/components/ui/format-time';
import type { Column } from '@/components/ui/table/column';
import type { ClosedPosition } from '@/contract/position';
import { snapshotBounds } from '@/contract/stream';
import type { InstrumentOf } from './position-columns';
import { sumOf } from './position-sums';
import { ReturnPercent } from './return-percent';
import { commissionColumn, excursionColumns } from './shared-columns';

/** The columns of the closed positions, one record each. */
export function closedColumns(instrumentOf: InstrumentOf): readonly Column<ClosedPosition>[] {
  const price = (position: ClosedPosition, text: string) =>
    formatFigure(text, { decimals: instrumentOf(position.instrument)?.priceDecimals });
  return [
    {
      id: 'time',
      header: 'Closed',
      width: 68,
      cell: (position) => <Timestamp value={position.closedAt} className="text-soft" />,
      sort: (position) => position.sequence,
      text: (position) => position.closedAt,
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 82,
      grows: true,
      look: 'strong',
      cell: (position) => position.instrument,
      sort: (position) => position.instrument,
      choices: true,
      total: (rows) => <span className="text-soft">{countOf(rows)}</span>,
    },
    {
      id: 'net',
      header: 'Net',
      hint: 'Realized, after commission',
      width: 96,
      align: 'end',
      cell: (position) => <SignedFigure value={position.netPnL} decimals={2} />,
      sort: (position) => unitsOf(position.netPnL),
      text: (position) => position.netPnL,
      total: (rows) => <SignedFigure value={sumOf(rows, (row) => row.netPnL)} decimals={2} />,
    },
    {
      id: 'return',
      header: '%',
      width: 62,
      align: 'end',
      cell: (position) => <ReturnPercent percent={position.returnPercent} />,
      sort: (position) => unitsOf(position.returnPercent),
      text: (position) => position.returnPercent,
    },
    {
      id: 'direction',
      header: 'Direction',
      width: 68,
      look: 'soft',
      cell: (position) => position.direction,
      sort: (position) => position.direction,
      choices: true,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      hint: 'The most that was held',
      width: 92,
      align: 'end',
      look: 'figure',
      cell: (position) =>
        formatFigure(position.quantity, {
          decimals: instrumentOf(position.instrument)?.quantityDecimals,
        }),
      sort: (position) => unitsOf(position.quantity),
      export: (position) => position.quantity,
    },
    {
      id: 'entry',
      header: 'Entry',
      hint: 'Average price of all entries',
      width: 84,
      align: 'end',
      look: 'softFigure',
      cell: (position) => price(position, position.averageEntryPrice),
      sort: (position) => unitsOf(position.averageEntryPrice),
      export: (position) => position.averageEntryPrice,
    },
    {
      id: 'exit',
      header: 'Exit',
      hint: 'Average price of all exits',
      width: 84,
      align: 'end',
      look: 'softFigure',
      cell: (position) => price(position, position.averageExitPrice),
      sort: (position) => unitsOf(position.averageExitPrice),
      export: (position) => position.averageExitPrice,
    },
    ...excursionColumns<ClosedPosition>(),
    {
      id: 'gross',
      header: 'Gross',
      hint: 'Realized, before commission',
      width: 96,
      align: 'end',
      cell: (position) => <SignedFigure value={position.realizedPnL} decimals={2} />,
      sort: (position) => unitsOf(position.realizedPnL),
      text: (position) => position.realizedPnL,
      total: (rows) => <SignedFigure value={sumOf(rows, (row) => row.realizedPnL)} decimals={2} />,
    },
    commissionColumn(),
    {
      id: 'held',
      header: 'Held',
      width: 84,
      align: 'end',
      look: 'softFigure',
      cell: (position) => formatDuration(position.holdingPeriod),
      sort: (position) => position.holdingPeriod,
      export: (position) => String(position.holdingPeriod),
    },
  ];
}

/** The page keeps the newest alone: then the totals are theirs. */
function countOf({ length }: readonly ClosedPosition[]): string {
  return length < snapshotBounds.closedPositions ? `${length} closed` : `newest ${length}`;
}
