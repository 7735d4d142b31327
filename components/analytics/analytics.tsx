'use client';

import { ChartArea, ChartNoAxesCombined } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { usePanelState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { downloadJson } from '@/components/ui/download-json';
import { formatFigure, formatPercent } from '@/components/ui/format-figures';
import { lateContent } from '@/components/ui/late-panel';
import { LoadingLines } from '@/components/ui/loading-lines';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { usePreferences } from '@/components/ui/preferences';
import { type PanelTab, TabbedPanel } from '@/components/ui/tabbed-panel';
import { downloadCsv } from '@/components/ui/table/download-csv';
import { Term } from '@/components/ui/term';
import { Unread } from '@/components/ui/unread';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { Analytics as Report } from '@/contract/analytics';
import './analytics.css';
import { GroupTable } from './group-table';
import { PnlCalendar } from './pnl-calendar';
import { QualityPanel } from './quality-panel';
import { reportCsv } from './report-csv';
import { SelectionBar } from './selection-bar';
import { everything, isWholeAccount } from './selection-choice';
import { StatisticsPanel } from './statistics-panel';
import { useAnalytics } from './use-analytics';

/** recharts is heavy: it comes when there is something to draw. */
const CurveChart = lateContent('the chart', () =>
  import('./curve-chart').then((module) => module.CurveChart),
);
const DistributionChart = lateContent('the chart', () =>
  import('./distribution-chart').then((module) => module.DistributionChart),
);

const nothingChosen = { ...everything };

/** What the desk, a strategy, an instrument or a person made of a period, and how well. */
export function Analytics({ rules }: { readonly rules: ReactNode }): ReactNode {
  const { typing: choice, type: setChoice } = useKeptTyping('analytics', nothingChosen);
  const answer = useAnalytics(choice);
  const report = answer.data;
  const ribbonAccount = useFeed((values) => values.account?.account);
  const seat = { answer, isStale: usePanelState() === 'stale' };
  return (
    <div className="analytics">
      <SelectionBar
        choice={choice}
        known={report?.known}
        onChange={setChoice}
        onExport={report === undefined ? undefined : (format) => exportReport(report, format)}
      />
      <div className="analytics-grid" aria-busy={answer.isPlaceholderData}>
        <Seat {...seat} area="figures" title="Statistics" what="the statistics">
          {({ statistics, excursions }) => (
            <StatisticsPanel statistics={statistics} excursions={excursions} />
          )}
        </Seat>
        <CurveSeat {...seat} />
        <Seat {...seat} area="distribution" title="Distribution of trades" what="the trades">
          {(told) => <Distribution report={told} />}
        </Seat>
        <GroupSeat {...seat} />
        <Seat {...seat} area="calendar" title="Daily P&L" what="the days">
          {({ days }) => (
            <PnlCalendar
              days={days}
              isLive={!answer.isPlaceholderData && isWholeAccount(choice, ribbonAccount)}
              readAtMs={answer.dataUpdatedAt}
            />
          )}
        </Seat>
        <Seat {...seat} area="quality" title="Execution quality" what="the execution quality">
          {({ executionQuality }) => <QualityPanel quality={executionQuality} />}
        </Seat>
        <div className="analytics-seat" data-seat="rules" style={{ gridArea: 'rules' }}>
          {rules}
        </div>
      </div>
    </div>
  );
}

type Answer = ReturnType<typeof useAnalytics>;

interface Seated {
  readonly answer: Answer;
  readonly isStale: boolean;
}

interface SeatProps extends Seated {
  readonly area: string;
  readonly title: string;
  readonly what: string;
  readonly tabs?: readonly PanelTab[];
  readonly tab?: string;
  readonly onTabChange?: (tab: string) => void;
  readonly children: (report: Report) => ReactNode;
}

/** One panel of the page, with what stands for it while there is nothing to show. */
function Seat({ answer, isStale, area, what, children, ...panel }: SeatProps): ReactNode {
  return (
    <div className="analytics-seat" data-seat={area} style={{ gridArea: area }}>
      <TabbedPanel {...panel} stale={isStale || answer.isError}>
        <Content answer={answer} what={what}>
          {children}
        </Content>
      </TabbedPanel>
    </div>
  );
}

function Content({
  answer,
  what,
  children,
}: Pick<SeatProps, 'answer' | 'what' | 'children'>): ReactNode {
  const state = usePanelState();
  if (answer.data !== undefined) {
    return children(answer.data);
  }
  if (answer.error !== null) {
    return (
      <Unread
        what={what}
        because={sentenceOf(answer.error.problem)}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  return (
    <PanelContent state={state === 'ready' ? 'loading' : state} what={what}>
      <LoadingLines label={`Reading ${what}`} />
    </PanelContent>
  );
}

function CurveSeat(seat: Seated): ReactNode {
  const [tab, setTab] = useState('value');
  const isRealized = seat.answer.data?.curveOf === 'realizedPnL';
  return (
    <Seat
      {...seat}
      area="curve"
      title="Equity curve"
      what="the curve"
      tabs={[
        { value: 'value', label: isRealized ? 'Realized on equity' : 'Equity' },
        { value: 'drawdown', label: 'Drawdown' },
      ]}
      tab={tab}
      onTabChange={setTab}
    >
      {(report) => <Curve report={report} show={tab === 'drawdown' ? 'drawdown' : 'value'} />}
    </Seat>
  );
}

function Curve({
  report,
  show,
}: {
  readonly report: Report;
  readonly show: 'value' | 'drawdown';
}): ReactNode {
  const zone = usePreferences((preferences) => preferences.timeZone);
  const last = report.curve.at(-1);
  if (last === undefined || report.curve.length < 2) {
    return (
      <PanelNote title="No curve yet" icon={ChartArea}>
        It takes two marks of equity in the period to draw a line.
      </PanelNote>
    );
  }
  const label =
    show === 'value'
      ? `Equity over the period, at its end ${formatFigure(last.value, { decimals: 2 })}`
      : `Drawdown over the period, at its end ${formatPercent(last.drawdown)}`;
  return (
    <div className="dims-when-stale min-h-0 flex-1 p-1">
      <CurveChart points={report.curve} show={show} zone={zone} label={label} />
    </div>
  );
}

function Distribution({ report }: { readonly report: Report }): ReactNode {
  const { closedPositions } = report.statistics;
  if (report.distribution.length === 0) {
    return (
      <PanelNote title="No trade has ended" icon={ChartNoAxesCombined}>
        A trade counts when its position is flat again.
      </PanelNote>
    );
  }
  return (
    <>
      <p className="px-3 pt-2 text-s text-soft">
        <Term name="tradeDistribution">
          <span className="figure">{closedPositions}</span>{' '}
          {closedPositions === 1 ? 'trade' : 'trades'} by net P&amp;L
        </Term>
      </p>
      <div className="dims-when-stale min-h-0 flex-1 p-1">
        <DistributionChart
          bins={report.distribution}
          label={`Distribution of ${closedPositions} trades by net profit and loss`}
        />
      </div>
    </>
  );
}

const groupings = [
  { value: 'byInstrument', label: 'Instrument', none: 'no instrument' },
  { value: 'byStrategy', label: 'Strategy', none: 'no strategy' },
  { value: 'byOperator', label: 'Operator', none: 'outside the desk' },
  { value: 'byHour', label: 'Hour', none: 'no hour' },
] as const;

function GroupSeat(seat: Seated): ReactNode {
  const [tab, setTab] = useState<string>('byInstrument');
  const by = groupings.find(({ value }) => value === tab) ?? groupings[0];
  return (
    <Seat
      {...seat}
      area="groups"
      title="P&L by"
      what="the parts"
      tabs={groupings}
      tab={by.value}
      onTabChange={setTab}
    >
      {(report) => <GroupTable rows={report[by.value]} kind={by.label} none={by.none} />}
    </Seat>
  );
}

function exportReport(report: Report, format: 'csv' | 'json'): void {
  if (format === 'csv') {
    downloadCsv('analytics', reportCsv(report));
  } else {
    downloadJson('analytics', report);
  }
}
