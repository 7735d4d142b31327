'use client';

import { Download, Printer, Unplug } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useFeed } from '@/components/feed/use-feed';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { LoadingLines } from '@/components/ui/loading-lines';
import { PanelNote } from '@/components/ui/panel-note';
import { TextInput } from '@/components/ui/text-input';
import { dayReport } from '@/contract/day-report';
import './day-report.css';
import { DayReportSheet } from './day-report-sheet';

const path = '/reports/end-of-day';
const slowReportMs = 60_000;

/** A trading day on one sheet: chosen by its date, printed, or taken away as JSON. */
export function DayReportPage(): ReactNode {
  // What waits for the address is in here, not around: a page whose script does not come has to break down.
  return (
    <Suspense fallback={<LoadingLines label="Waiting for the report" />}>
      <DayReportOfAddress />
    </Suspense>
  );
}

function DayReportOfAddress(): ReactNode {
  const router = useRouter();
  const asked = useSearchParams().get('date') ?? undefined;
  const today = useFeed((values) => values.account?.tradingDay);
  const date = asked ?? today;
  const report = useApiQuery(path, dayReport, {
    query: { date },
    enabled: date !== undefined,
    staleTimeMs: slowReportMs,
  });
  const shown = report.data;
  return (
    <div className="day-report-page">
      <div className="day-report-tools">
        <Field label="Trading day">
          {(ids) => (
            <TextInput
              ids={ids}
              type="date"
              max={today}
              value={date ?? ''}
              onChange={({ target }) => {
                if (target.value !== '') {
                  router.replace(`${path}?date=${target.value}`);
                }
              }}
            />
          )}
        </Field>
        {shown?.standing === 'running' ? (
          <Button
            because={report.isFetching ? 'being made' : undefined}
            reason="hidden"
            onClick={() => void report.refetch()}
          >
            Make it anew
          </Button>
        ) : null}
        <span className="flex-1" />
        {shown === undefined ? null : (
          <a
            href={`/api/v1${path}?date=${shown.tradingDay}`}
            download={`end-of-day-${shown.account}-${shown.tradingDay}.json`}
            className="inline-flex h-[30px] items-center gap-1.5 rounded-desk border border-line bg-raised px-3 font-medium hover:bg-hover"
          >
            <Download aria-hidden="true" size={13} />
            JSON
          </a>
        )}
        <Button
          tone="primary"
          because={shown === undefined ? 'there is nothing to print yet' : undefined}
          reason="hidden"
          onClick={() => window.print()}
        >
          <Printer aria-hidden="true" size={13} />
          Print
        </Button>
      </div>
      {report.error !== null ? (
        <PanelNote
          title={
            report.error.problem.kind === 'refused'
              ? 'There is no such report'
              : 'The report did not come'
          }
          icon={Unplug}
          tone="critical"
        >
          {sentenceOf(report.error.problem)}
        </PanelNote>
      ) : null}
      {report.error === null && shown === undefined ? (
        <LoadingLines label="Waiting for the report" />
      ) : null}
      {shown === undefined ? null : <DayReportSheet report={shown} />}
    </div>
  );
}
