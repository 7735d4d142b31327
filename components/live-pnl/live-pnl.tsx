'use client';

import { ChartLine } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { usePanelState } from '@/components/feed/use-connection';
import { useCalmFeed, useFeed } from '@/components/feed/use-feed';
import { Button } from '@/components/ui/button';
import { Figure, Percent } from '@/components/ui/figures';
import { formatFigure, formatPercent } from '@/components/ui/format-figures';
import { lateContent } from '@/components/ui/late-panel';
import { LoadingLines } from '@/components/ui/loading-lines';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { usePreferences } from '@/components/ui/preferences';
import { type PanelTab, TabbedPanel } from '@/components/ui/tabbed-panel';
import type { Account } from '@/contract/account';
import { ByInstrument } from './by-instrument';
import { DaySummary } from './day-summary';
import { type ChartSeries, daySeries, drawdownSeries, equitySeries } from './series';
import { type PnlPoints, usePnlPoints } from './use-pnl-points';

/** recharts is the heaviest thing on the desk: it comes when it is needed. */
const PnlChart = lateContent('the chart', () =>
  import('./pnl-chart').then((module) => module.PnlChart),
);

type Tab = 'day' | 'equity' | 'drawdown' | 'instrument';

const tabs: readonly PanelTab[] = [
  { value: 'day', label: 'Live P&L' },
  { value: 'equity', label: 'Equity' },
  { value: 'drawdown', label: 'Drawdown' },
  { value: 'instrument', label: 'By instrument' },
];

/** What the desk makes today, as it happens. */
export function LivePnl(): ReactNode {
  const state = usePanelState();
  const [tab, setTab] = useState<Tab>('day');
  return (
    <TabbedPanel
      title="Live P&L"
      tabs={tabs}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={state === 'stale'}
      actions="today"
    >
      <PanelContent state={state} what="the figures of today">
        <Today tab={tab} />
      </PanelContent>
    </TabbedPanel>
  );
}

function Today({ tab }: { readonly tab: Tab }): ReactNode {
  const today = usePnlPoints();
  const [extra, setExtra] = useState<readonly ChartSeries[]>([]);
  const daySeriesShown = useMemo(() => [daySeries, ...extra], [extra]);
  const toggle = (series: ChartSeries) =>
    setExtra((all) =>
      all.includes(series) ? all.filter((one) => one !== series) : [...all, series],
    );
  switch (tab) {
    case 'day':
      return (
        <>
          <DaySummary extra={extra} onToggle={toggle} />
          <Chart today={today} series={daySeriesShown} unit="money" />
        </>
      );
    case 'equity':
      return (
        <>
          <EquitySummary />
          <Chart today={today} series={onlyEquity} unit="money" />
        </>
      );
    case 'drawdown':
      return (
        <>
          <DrawdownSummary />
          <Chart today={today} series={onlyDrawdown} unit="percent" />
        </>
      );
    case 'instrument':
      return <ByInstrument sinceMs={today.dayStartMs ?? 0} />;
  }
}

const onlyEquity = [equitySeries];
const onlyDrawdown = [drawdownSeries];

interface ChartProps {
  readonly today: PnlPoints;
  readonly series: readonly ChartSeries[];
  readonly unit: 'money' | 'percent';
}

function Chart({ today, series, unit }: ChartProps): ReactNode {
  const zone = usePreferences((preferences) => preferences.timeZone);
  const account = useCalmFeed((values) => values.account);
  if (today.isLoading) {
    return <LoadingLines label="Reading the curve of today" lines={5} />;
  }
  if (today.points.length < 2) {
    return (
      <PanelNote title="The curve begins here" icon={ChartLine}>
        A point a second from now on.
      </PanelNote>
    );
  }
  return (
    <>
      {today.error === null ? null : (
        <p className="flex items-center gap-2 px-2.5 pt-1 text-s text-warn">
          <span className="min-w-0 flex-1 truncate" title={sentenceOf(today.error.problem)}>
            What was before could not be read.
          </span>
          <Button size="s" onClick={today.retry}>
            Try again
          </Button>
        </p>
      )}
      <div className="dims-when-stale min-h-0 flex-1 p-1">
        <div
          role="img"
          aria-label={account === undefined ? 'Curve of today' : labelOf(series, account)}
          className="h-full w-full"
        >
          <PnlChart points={today.points} series={series} unit={unit} zone={zone} />
        </div>
      </div>
    </>
  );
}

function EquitySummary(): ReactNode {
  const equity = useFeed((values) => values.account?.equity);
  const account = useCalmFeed((values) => values.account);
  return (
    <p className={summary}>
      <Figure value={equity} decimals={2} className="text-[15px] font-semibold" />
      <span className="text-s text-soft">
        peak <Figure value={account?.peakEquity} decimals={2} />
      </span>
      <span className="text-s text-soft">
        at day start <Figure value={account?.equityAtDayStart} decimals={2} />
      </span>
    </p>
  );
}

function DrawdownSummary(): ReactNode {
  const account = useCalmFeed((values) => values.account);
  return (
    <p className={summary}>
      <Percent value={account?.drawdown} className="text-[15px] font-semibold" />
      <span className="text-s text-soft">
        below the peak of <Figure value={account?.peakEquity} decimals={2} />
      </span>
    </p>
  );
}

const summary = 'dims-when-stale flex flex-none items-baseline gap-3 px-2.5 pt-2';

/** The chart in one sentence, for those who do not see it. */
function labelOf(series: readonly ChartSeries[], account: Account): string {
  const { dayPnL, equity, drawdown } = account;
  switch (series[0]?.key) {
    case 'equity':
      return `Equity today, now ${formatFigure(equity, { decimals: 2 })}`;
    case 'drawdown':
      return `Drawdown today, now ${formatPercent(drawdown)}`;
    default:
      return `Profit and loss today, now ${formatFigure(dayPnL, { decimals: 2, sign: 'always' })}`;
  }
}
