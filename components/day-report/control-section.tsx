import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/figures';
import { limitDiff } from '@/components/ui/limit-diff';
import { LimitDiffList } from '@/components/ui/limit-diff-list';
import type { DayReport } from '@/contract/day-report';
import { type ReportColumn, ReportTable } from './report-table';

type Row<Name extends 'limitChanges' | 'limitBreaches' | 'modeChanges' | 'kills'> =
  DayReport[Name][number];

const limits: readonly ReportColumn<Row<'limitChanges'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} /> },
  { name: 'Scope', cell: ({ scope }) => [scope.kind, scope.id].filter(Boolean).join(' ') },
  {
    name: 'Change',
    cell: ({ previous, limits: now }) => <LimitDiffList differences={limitDiff(previous, now)} />,
  },
  { name: 'By', cell: ({ by }) => by },
  { name: 'Why', cell: ({ reason }) => reason },
];

const breaches: readonly ReportColumn<Row<'limitBreaches'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} /> },
  { name: 'Limit', cell: ({ code }) => code },
  { name: 'What', cell: ({ message }) => message },
];

const modes: readonly ReportColumn<Row<'modeChanges'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} /> },
  { name: 'From', cell: ({ previous }) => previous },
  { name: 'To', cell: ({ mode }) => mode },
  { name: 'By', cell: ({ by }) => by },
  { name: 'Why', cell: ({ reason }) => reason },
];

const kills: readonly ReportColumn<Row<'kills'>>[] = [
  { name: 'Pressed', cell: ({ latchedAt }) => <Timestamp value={latchedAt} /> },
  { name: 'Scope', cell: ({ scope, target }) => [scope, target].filter(Boolean).join(' ') },
  { name: 'By', cell: ({ by }) => by },
  { name: 'Why', cell: ({ reason }) => reason },
  { name: 'Came to', cell: (kill) => outcomeOf(kill) },
  {
    name: 'Released',
    cell: ({ released }) =>
      released === undefined ? (
        'no'
      ) : (
        <>
          <Timestamp value={released.time} /> by {released.by}: {released.reason}
        </>
      ),
  },
];

/** What was changed and stopped: limits, modes, kills. */
export function ControlSection({ report }: { readonly report: DayReport }): ReactNode {
  return (
    <section aria-label="Risk and control">
      <h3>Risk and control</h3>
      <ReportTable
        label="Limit changes"
        columns={limits}
        rows={report.limitChanges}
        keyOf={({ sequence }) => String(sequence)}
        none="No limit was changed."
      />
      <ReportTable
        label="Limits breached"
        columns={breaches}
        rows={report.limitBreaches}
        keyOf={({ sequence }) => String(sequence)}
        none="None."
      />
      <ReportTable
        label="Mode changes"
        columns={modes}
        rows={report.modeChanges}
        keyOf={({ sequence }) => String(sequence)}
        none="The mode stayed as it was."
      />
      <ReportTable
        label="Kills"
        columns={kills}
        rows={report.kills}
        keyOf={({ killId }) => killId}
        none="The kill switch was not pressed."
      />
    </section>
  );
}

function outcomeOf({ phase, certificate, ordersLeft, positionsLeft }: Row<'kills'>): string {
  return certificate === undefined
    ? `${phase}, ${ordersLeft} orders and ${positionsLeft} positions left`
    : `flat in ${certificate.millisecondsToFlat} ms, ${certificate.canceledOrders} orders canceled, ${certificate.closedPositions} positions closed`;
}
