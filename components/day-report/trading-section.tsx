import type { ReactNode } from 'react';
import { Figure, SignedFigure, Timestamp } from '@/components/ui/figures';
import type { DayReport } from '@/contract/day-report';
import { type ReportColumn, ReportTable } from './report-table';

type Row<Name extends 'positions' | 'closedPositions' | 'orders' | 'fills'> =
  DayReport[Name][number];

const positions: readonly ReportColumn<Row<'positions'>>[] = [
  { name: 'Instrument', cell: ({ instrument }) => instrument },
  { name: 'Quantity', cell: ({ quantity }) => <Figure value={quantity} />, isFigure: true },
  { name: 'Average', cell: ({ averagePrice }) => <Figure value={averagePrice} />, isFigure: true },
  { name: 'Cost', cell: ({ costBasis }) => <Figure value={costBasis} />, isFigure: true },
  {
    name: 'Realized',
    cell: ({ realizedPnL }) => <SignedFigure value={realizedPnL} />,
    isFigure: true,
  },
  { name: 'Fee', cell: ({ commission }) => <Figure value={commission} />, isFigure: true },
  { name: 'Opened', cell: ({ openedAt }) => <Timestamp value={openedAt} style="dateTime" /> },
];

const closed: readonly ReportColumn<Row<'closedPositions'>>[] = [
  { name: 'Instrument', cell: ({ instrument }) => instrument },
  { name: 'Direction', cell: ({ direction }) => direction },
  { name: 'Quantity', cell: ({ quantity }) => <Figure value={quantity} />, isFigure: true },
  {
    name: 'Entry',
    cell: ({ averageEntryPrice }) => <Figure value={averageEntryPrice} />,
    isFigure: true,
  },
  {
    name: 'Exit',
    cell: ({ averageExitPrice }) => <Figure value={averageExitPrice} />,
    isFigure: true,
  },
  { name: 'Fee', cell: ({ commission }) => <Figure value={commission} />, isFigure: true },
  { name: 'Net P&L', cell: ({ netPnL }) => <SignedFigure value={netPnL} />, isFigure: true },
  { name: 'Closed', cell: ({ closedAt }) => <Timestamp value={closedAt} /> },
];

const orders: readonly ReportColumn<Row<'orders'>>[] = [
  { name: 'Sent', cell: ({ submittedAt }) => <Timestamp value={submittedAt} /> },
  { name: 'Order', cell: ({ clientOrderId }) => clientOrderId },
  { name: 'Instrument', cell: ({ instrument }) => instrument },
  { name: 'Side', cell: ({ side }) => side },
  { name: 'Type', cell: ({ orderType }) => orderType },
  { name: 'Quantity', cell: ({ quantity }) => <Figure value={quantity} />, isFigure: true },
  {
    name: 'Filled',
    cell: ({ cumulativeQuantity }) => <Figure value={cumulativeQuantity} />,
    isFigure: true,
  },
  {
    name: 'Average',
    cell: ({ averagePrice }) => (averagePrice === undefined ? '' : <Figure value={averagePrice} />),
    isFigure: true,
  },
  { name: 'Fee', cell: ({ commission }) => <Figure value={commission} />, isFigure: true },
  { name: 'Status', cell: ({ status }) => status },
  { name: 'By', cell: ({ origin }) => origin.strategy ?? origin.user ?? origin.kind },
];

const fills: readonly ReportColumn<Row<'fills'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} style="milliseconds" /> },
  { name: 'Execution', cell: ({ executionId }) => executionId },
  { name: 'Instrument', cell: ({ instrument }) => instrument },
  { name: 'Side', cell: ({ side }) => side },
  { name: 'Quantity', cell: ({ quantity }) => <Figure value={quantity} />, isFigure: true },
  { name: 'Price', cell: ({ price }) => <Figure value={price} />, isFigure: true },
  { name: 'Fee', cell: ({ commission }) => <Figure value={commission} />, isFigure: true },
];

/** Positions, orders and fills of the day. */
export function TradingSection({ report }: { readonly report: DayReport }): ReactNode {
  const byStatus = Object.entries(report.counts.byStatus);
  return (
    <section aria-label="Trading">
      <h3>Trading</h3>
      <ReportTable
        label="Open positions"
        columns={positions}
        rows={report.positions}
        keyOf={({ instrument }) => instrument}
        none="Flat at the close."
      />
      <ReportTable
        label="Closed positions"
        columns={closed}
        rows={report.closedPositions}
        keyOf={({ closedPositionId }) => closedPositionId}
        none="No position was closed."
      />
      <ReportTable
        label="Orders"
        columns={orders}
        rows={report.orders}
        keyOf={({ orderId }) => orderId}
        none="No order was sent, and none was open."
      />
      {byStatus.length === 0 ? null : (
        <p className="day-report-note">
          {byStatus.map(([status, count]) => `${count} ${status}`).join(' · ')}
        </p>
      )}
      <ReportTable
        label="Fills"
        columns={fills}
        rows={report.fills}
        keyOf={({ sequence }) => String(sequence)}
        none="Nothing was traded."
      />
    </section>
  );
}
