'use client';

import { BarChart3, ChartCandlestick } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { usePanelState } from '@/components/feed/use-connection';
import { useRowOrFirst } from '@/components/feed/use-row-or-first';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { useDeskIntents } from '@/components/ui/desk-intent';
import { lateContent } from '@/components/ui/late-panel';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { Segmented } from '@/components/ui/segmented';
import { Unread } from '@/components/ui/unread';
import { intervals } from '@/contract/equity';
import type { Instrument } from '@/contract/instrument';
import { type ChartLine, chartLines, type WishedMove } from './chart-lines';
import { changeChartSettings, loadChartSettings, useChartSettings } from './chart-settings';
import { MoveDialog } from './move-dialog';
import { steadyLines } from './steady-lines';
import { useCandles } from './use-candles';

/** The drawing library comes when a chart is looked at. */
const CandleChart = lateContent('the chart', () =>
  import('./candle-chart').then((module) => module.CandleChart),
);

/** The price of the instrument that the desk looks at, with one's own orders and position in it. */
export function PriceChart(): ReactNode {
  const state = usePanelState();
  const instrument = useRowOrFirst(
    'instruments',
    useDeskIntents((intents) => intents.instrument),
  );
  useEffect(() => loadChartSettings(), []);
  return (
    <Panel
      title="Price chart"
      stale={state === 'stale'}
      actions={
        <>
          <span className="truncate font-semibold text-text">{instrument?.instrument}</span>
          <IntervalChoice />
        </>
      }
    >
      <PanelContent state={state} what="the prices">
        {instrument === undefined ? (
          <LoadingLines label="Waiting for an instrument" />
        ) : (
          <Candles instrument={instrument} />
        )}
      </PanelContent>
    </Panel>
  );
}

const intervalOptions = intervals.map((value) => ({ value, label: value }));

function IntervalChoice(): ReactNode {
  const { interval, showsVolume } = useChartSettings();
  return (
    <>
      <Segmented
        label="Interval"
        options={intervalOptions}
        value={interval}
        onChange={(chosen) => changeChartSettings({ interval: chosen })}
      />
      <button
        type="button"
        aria-label="Volume"
        aria-pressed={showsVolume}
        title="Volume"
        className="inline-flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-text aria-pressed:text-accent"
        onClick={() => changeChartSettings({ showsVolume: !showsVolume })}
      >
        <BarChart3 aria-hidden="true" size={14} />
      </button>
    </>
  );
}

function Candles({ instrument }: { readonly instrument: Instrument }): ReactNode {
  const { interval, showsVolume } = useChartSettings();
  const [attempt, setAttempt] = useState(0);
  const [asked, ask] = useState<WishedMove>();
  const { bars, isLoading, problem } = useCandles(instrument.instrument, interval, attempt);
  const lines = useLines(instrument);
  if (isLoading || (bars.length === 0 && problem !== undefined)) {
    return (
      <Unread
        what="the candles"
        lines={6}
        because={problem === undefined ? undefined : sentenceOf(problem)}
        onRetry={() => setAttempt(attempt + 1)}
      />
    );
  }
  if (bars.length === 0) {
    return (
      <PanelNote title={`No trade of ${instrument.instrument} yet`} icon={ChartCandlestick}>
        The first trade begins the first candle.
      </PanelNote>
    );
  }
  return (
    <>
      {problem === undefined ? null : (
        <p role="status" className="flex-none bg-warn-ground px-2.5 py-1 text-s text-warn">
          The newest candles could not be read; trying again by itself.
        </p>
      )}
      <CandleChart
        key={`${instrument.instrument} ${interval}`}
        instrument={instrument}
        interval={interval}
        bars={bars}
        lines={lines}
        showsVolume={showsVolume}
        asked={asked}
        onAsk={ask}
      />
      {asked === undefined ? null : (
        <MoveDialog move={asked} instrument={instrument} onClose={() => ask(undefined)} />
      )}
    </>
  );
}

/** One's own orders and position in it, each the same record until it says something else. */
function useLines(instrument: Instrument): readonly ChartLine[] {
  const orders = useRows('orders');
  const positions = useRows('positions');
  const mayTrade = useMay('trade');
  const drawn = useRef<readonly ChartLine[]>([]);
  const lines = useMemo(
    () => steadyLines(drawn.current, chartLines(instrument, orders, positions, mayTrade)),
    [instrument, orders, positions, mayTrade],
  );
  drawn.current = lines;
  return lines;
}
