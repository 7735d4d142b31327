'use client';

import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/figures';
import type { DayReport } from '@/contract/day-report';
import { ComparisonSection } from './comparison-section';
import { ControlSection } from './control-section';
import { MoneySection } from './money-section';
import { TradingSection } from './trading-section';

/** The report as it is read and printed: whose day it is, the money, the trading, what differed, what was changed. */
export function DayReportSheet({ report }: { readonly report: DayReport }): ReactNode {
  const { account, currency, tradingDay, close } = report;
  return (
    <article aria-labelledby="day-report-title" className="day-report">
      <header>
        <h2 id="day-report-title">End of day report</h2>
        <p className="day-report-subject">
          Account {account} · {currency} · trading day {tradingDay}
        </p>
        <p>{standingOf(report)}</p>
      </header>
      <MoneySection report={report} />
      <TradingSection report={report} />
      <ComparisonSection report={report} />
      <ControlSection report={report} />
      <footer>
        <h3>The journal at the close</h3>
        <dl>
          <dt>Row</dt>
          <dd className="figure">{close.sequence}</dd>
          <dt>Written</dt>
          <dd>
            <Timestamp value={close.time} style="dateTime" />
          </dd>
          <dt>Hash</dt>
          <dd className="day-report-hash">{close.hash}</dd>
        </dl>
        <p>
          Made from rows {report.openedAt?.sequence ?? 'none'} to {close.sequence} of the journal
          alone. Whoever has the journal makes the same report, and the hash proves that no row
          before it was changed.
        </p>
      </footer>
    </article>
  );
}

function standingOf({ standing, close }: DayReport): ReactNode {
  switch (standing) {
    case 'closed':
      return `The day is closed; its last row is ${close.sequence}.`;
    case 'notRun':
      return 'The desk was off on this day: everything stands as the trading day before left it.';
    case 'running':
      return (
        <strong>
          So far, as of row {close.sequence}, <Timestamp value={close.time} style="dateTime" />. The
          day is not over.
        </strong>
      );
  }
}
