import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/figures';
import type { DayReport } from '@/contract/day-report';
import { type ReportColumn, ReportTable } from './report-table';

type Row<Name extends 'breaks' | 'breakActions' | 'runs' | 'dropCopies' | 'dropCopyFeeds'> =
  DayReport[Name][number];

const breaks: readonly ReportColumn<Row<'breaks'>>[] = [
  { name: 'Break', cell: ({ id }) => id },
  { name: 'Kind', cell: ({ kind }) => kind },
  { name: 'Severity', cell: ({ severity }) => severity },
  { name: 'With', cell: ({ venue, dropCopy }) => dropCopy?.name ?? venue },
  { name: 'What', cell: ({ explanation }) => explanation },
  { name: 'Standing', cell: (one) => standingOf(one) },
];

const actions: readonly ReportColumn<Row<'breakActions'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} /> },
  { name: 'Break', cell: ({ breakId }) => breakId },
  { name: 'What', cell: ({ what }) => what },
  { name: 'By', cell: ({ by }) => by },
  { name: 'Why', cell: ({ reason }) => reason },
];

const runs: readonly ReportColumn<Row<'runs'>>[] = [
  { name: 'With', cell: ({ last }) => last.dropCopy?.name ?? last.venue },
  { name: 'Agreed', cell: ({ agreed }) => agreed, isFigure: true },
  { name: 'Differed', cell: ({ differed }) => differed, isFigure: true },
  { name: 'Failed', cell: ({ failed }) => failed, isFigure: true },
  { name: 'Last', cell: ({ last }) => <Timestamp value={last.startedAt} /> },
  { name: 'Came to', cell: ({ last }) => last.problem ?? last.outcome },
];

const copies: readonly ReportColumn<Row<'dropCopies'>>[] = [
  { name: 'Source', cell: ({ name }) => name },
  { name: 'Trading day', cell: ({ tradingDay }) => tradingDay },
  { name: 'Fills', cell: ({ fills }) => fills, isFigure: true },
  {
    name: 'Complete up to',
    cell: ({ highWater }) => <Timestamp value={highWater} style="dateTime" />,
  },
];

const feeds: readonly ReportColumn<Row<'dropCopyFeeds'>>[] = [
  { name: 'Row', cell: ({ sequence }) => sequence, isFigure: true },
  { name: 'Time', cell: ({ time }) => <Timestamp value={time} /> },
  { name: 'Source', cell: ({ name, tradingDay }) => `${name}, ${tradingDay}` },
  { name: 'What', cell: (feed) => wordsOf(feed) },
  { name: 'By', cell: ({ by }) => by },
  { name: 'SHA-256', cell: ({ hash = '' }) => <span className="day-report-hash">{hash}</span> },
];

/** What differed from venues and drop copies, what was done about it, and how often both sides agreed. */
export function ComparisonSection({ report }: { readonly report: DayReport }): ReactNode {
  return (
    <section aria-label="Reconciliation">
      <h3>Reconciliation</h3>
      <ReportTable
        label="Breaks"
        columns={breaks}
        rows={report.breaks}
        keyOf={({ id }) => id}
        none="No difference was open or found."
      />
      <ReportTable
        label="What was done about them"
        columns={actions}
        rows={report.breakActions}
        keyOf={({ sequence }) => String(sequence)}
        none="Nothing."
      />
      <ReportTable
        label="Comparisons"
        columns={runs}
        rows={report.runs}
        keyOf={({ last }) =>
          `${last.venue} ${last.account} ${last.dropCopy?.name} ${last.dropCopy?.tradingDay}`
        }
        none="The books were not compared."
      />
      <ReportTable
        label="Drop copies"
        columns={copies}
        rows={report.dropCopies}
        keyOf={({ name, tradingDay, venue }) => `${venue} ${name} ${tradingDay}`}
        none="No second source has told of fills."
      />
      <ReportTable
        label="Drop-copy feeds"
        columns={feeds}
        rows={report.dropCopyFeeds}
        keyOf={({ sequence }) => String(sequence)}
        none="Nothing was fed in."
      />
    </section>
  );
}

function standingOf({ state, lastAction }: Row<'breaks'>): string {
  return lastAction === undefined ? state : `${state}, by ${lastAction.by}: ${lastAction.reason}`;
}

function wordsOf({
  what,
  fills,
  corrected,
  repeated,
  fileName,
  reason,
}: Row<'dropCopyFeeds'>): string {
  if (what === 'withdrawn') {
    return `withdrawn: ${reason ?? ''}`;
  }
  const rest = corrected === 0 ? '' : `, ${corrected} of them corrected`;
  return `${fileName ?? 'by the API'}: ${fills} taken${rest}, ${repeated} known already`;
}
