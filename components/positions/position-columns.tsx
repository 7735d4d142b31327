import { unitsOf } from '@/components/ui/decimal';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import type { Column } from '@/components/ui/table/column';
import type { Instrument } from '@/contract/instrument';
import type { Position } from '@/contract/position';
import { Age } from './age';
import { MarkPrice } from './mark-price';
import { PositionActions, type PositionActs } from './position-actions';
import { sumOf } from './position-sums';
import { ReturnPercent } from './return-percent';
import { RiskMultiple } from './risk-multiple';
import { commissionColumn, excursionColumns } from './shared-columns';

export type InstrumentOf = (instrument: string) => Instrument | undefined;

/** The columns of the open positions, one record each. */
export function positionColumns(
  instrumentOf: InstrumentOf,
  acts: PositionActs,
): readonly Column<Position>[] {
  const priceDecimals = (position: Position) => instrumentOf(position.instrument)?.priceDecimals;
  const quantityDecimals = (position: Position) =>
    instrumentOf(position.instrument)?.quantityDecimals;
  return [
    {
      id: 'actions',
      header: 'Close, close half, move the stop',
      width: 78,
      actions: true,
      cell: (position, tabIndex) => (
        <PositionActions position={position} acts={acts} tabIndex={tabIndex} />
      ),
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 78,
      grows: true,
      look: 'strong',
      cell: (position) => position.instrument,
      sort: (position) => position.instrument,
      choices: true,
      total: (rows) => <span className="text-soft">{rows.length} open</span>,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      hint: 'Below zero: short',
      width: 92,
      align: 'end',
      look: 'figure',
      cell: (position) => formatFigure(position.quantity, { decimals: quantityDecimals(position) }),
      sort: (position) => unitsOf(position.quantity),
      export: (position) => position.quantity,
      flash: (position) => unitsOf(position.quantity),
    },
    {
      id: 'unrealized',
      header: 'Unrealized',
      hint: 'At the mark, before the fees of closing',
      width: 96,
      align: 'end',
      cell: (position) => <SignedFigure value={position.unrealizedPnL} decimals={2} />,
      sort: (position) => unitsOrNothing(position.unrealizedPnL),
      text: (position) => position.unrealizedPnL ?? '',
      total: (rows) => (
        <SignedFigure value={sumOf(rows, (row) => row.unrealizedPnL)} decimals={2} />
      ),
    },
    {
      id: 'return',
      header: '%',
      hint: 'Unrealized, in percent of what it cost',
      width: 56,
      align: 'end',
      cell: (position) => <ReturnPercent percent={position.returnPercent} />,
      sort: (position) => unitsOrNothing(position.returnPercent),
      text: (position) => position.returnPercent ?? '',
    },
    {
      id: 'risk',
      header: 'R',
      hint: 'Profit for each unit of risk to the protective stop; naked: no stop that only reduces stands behind it',
      width: 52,
      align: 'end',
      cell: (position) => <RiskMultiple position={position} />,
      sort: (position) => unitsOrNothing(position.riskRewardRatio ?? null),
      text: (position) => position.riskRewardRatio ?? 'naked',
    },
    {
      id: 'stop',
      header: 'Stop',
      hint: 'The stop that would close it first',
      width: 80,
      align: 'end',
      hidden: true,
      look: 'softFigure',
      cell: (position) =>
        position.stopLoss === undefined
          ? ''
          : formatFigure(position.stopLoss, { decimals: priceDecimals(position) }),
      sort: (position) => unitsOrNothing(position.stopLoss ?? null),
      export: (position) => position.stopLoss ?? '',
    },
    ...excursionColumns<Position>(),
    {
      id: 'average',
      header: 'Average',
      hint: 'Average price of what is held',
      width: 80,
      align: 'end',
      look: 'softFigure',
      cell: (position) =>
        formatFigure(position.averagePrice, { decimals: priceDecimals(position) }),
      sort: (position) => unitsOf(position.averagePrice),
      export: (position) => position.averagePrice,
    },
    {
      id: 'mark',
      header: 'Mark',
      hint: 'The price it is valued at: mid when fresh, else last, else previous close',
      width: 84,
      align: 'end',
      cell: (position) => <MarkPrice position={position} decimals={priceDecimals(position)} />,
      sort: (position) => unitsOrNothing(position.markPrice),
      text: (position) => position.markPrice ?? '',
    },
    {
      id: 'realized',
      header: 'Realized',
      hint: 'Since it was opened, before commission',
      width: 96,
      align: 'end',
      cell: (position) => <SignedFigure value={position.realizedPnL} decimals={2} />,
      sort: (position) => unitsOf(position.realizedPnL),
      text: (position) => position.realizedPnL,
      flash: (position) => unitsOf(position.realizedPnL),
      total: (rows) => <SignedFigure value={sumOf(rows, (row) => row.realizedPnL)} decimals={2} />,
    },
    commissionColumn(),
    {
      id: 'value',
      header: 'Value',
      hint: 'Quantity at the mark',
      width: 104,
      align: 'end',
      hidden: true,
      cell: (position) => <Figure value={position.marketValue} decimals={2} />,
      sort: (position) => unitsOrNothing(position.marketValue),
      text: (position) => position.marketValue ?? '',
      total: (rows) => <Figure value={sumOf(rows, (row) => row.marketValue)} decimals={2} />,
    },
    {
      id: 'efficiency',
      header: 'Per day',
      hint: 'Profit per day held',
      width: 90,
      align: 'end',
      hidden: true,
      cell: (position) => <SignedFigure value={position.efficiency} decimals={2} />,
      sort: (position) => unitsOrNothing(position.efficiency),
      text: (position) => position.efficiency ?? '',
    },
    {
      id: 'age',
      header: 'Age',
      hint: 'How long it has been held',
      width: 66,
      align: 'end',
      cell: (position) => <Age since={position.openedAt} />,
      // The longest held is the one that was opened first.
      sort: (position) => -Date.parse(position.openedAt),
      text: (position) => position.openedAt,
    },
  ];
}

function unitsOrNothing(text: string | null): bigint | undefined {
  return text === null ? undefined : unitsOf(text);
}
