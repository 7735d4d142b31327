'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { useConnectionState } from '@/components/feed/use-connection';
import { usePreferences } from '@/components/ui/preferences';
import type { Bar } from '@/contract/bar';
import type { Interval } from '@/contract/equity';
import type { Instrument } from '@/contract/instrument';
import { BarReadout } from './bar-readout';
import { barSentence } from './bar-words';
import type { ChartLine, WishedMove } from './chart-lines';
import { LineHandle, type LineHands } from './line-handle';
import { useDrawing } from './use-drawing';

interface CandleChartProps {
  readonly instrument: Instrument;
  readonly interval: Interval;
  readonly bars: readonly Bar[];
  readonly lines: readonly ChartLine[];
  readonly showsVolume: boolean;
  /** A move that is being reviewed: its line stays where it was let go. */
  readonly asked: WishedMove | undefined;
  readonly onAsk: (move: WishedMove) => void;
}

/** Candles with volume, own lines over them, and what stands under the crosshair in words. */
export function CandleChart(props: CandleChartProps): ReactNode {
  const { instrument, interval, bars, lines, showsVolume, asked, onAsk } = props;
  const zone = usePreferences((preferences) => preferences.timeZone);
  const isStale = useConnectionState() !== 'live';
  const [pointed, setPointed] = useState<number>();
  const [read, setRead] = useState('');
  const { canvas, overlay, drawing, place } = useDrawing(instrument, interval, zone, setPointed);
  const shown = useMemo(() => withAsked(lines, asked), [lines, asked]);
  const hands = useMemo<LineHands>(
    () => ({
      priceAt: (height) => drawing?.priceAt(height),
      onMove: ({ lineId, price: stands }, price = stands) => {
        drawing?.moveLine(lineId, price);
        moveHandle(overlay.current, lineId, price);
        place();
      },
      onAsk: ({ moves }, price) => moves && onAsk({ ...moves, price }),
    }),
    [drawing, overlay, place, onAsk],
  );

  useEffect(() => drawing?.show(bars), [drawing, bars]);
  useEffect(() => drawing?.setVolumeVisible(showsVolume), [drawing, showsVolume]);
  useEffect(() => drawing?.setLines(shown), [drawing, shown]);
  useLayoutEffect(place);

  const last = bars.length - 1;
  const words = { interval, zone, decimals: instrument.priceDecimals };
  const readBar = (event: KeyboardEvent) => {
    const next = barAfterKey(event.key, pointed ?? last, last);
    const bar = next === undefined ? undefined : bars[next];
    if (event.target !== event.currentTarget || next === undefined || bar === undefined) {
      return;
    }
    event.preventDefault();
    drawing?.pointAt(next);
    setPointed(next);
    setRead(barSentence(bar, words));
  };
  return (
    <div
      role="application"
      aria-roledescription="chart"
      aria-label={`Candles of ${instrument.instrument}, ${interval}: arrow keys read bar by bar`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the bars are read by keyboard.
      tabIndex={0}
      onKeyDown={readBar}
      onBlur={() => drawing?.stopPointing()}
      className="flex min-h-0 flex-1 flex-col overflow-hidden outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
    >
      <BarReadout bar={bars[pointed ?? last] ?? bars[last]} {...words} />
      <div data-chart className="relative min-h-0 flex-1">
        <div ref={canvas} className={`absolute inset-0 ${isStale ? 'opacity-50' : ''}`} />
        <div ref={overlay} className="pointer-events-none absolute inset-0 z-[5]">
          {shown.map((line) => (
            <div
              key={line.lineId}
              data-line={line.lineId}
              data-price={line.price}
              className="absolute inset-x-0 top-0"
            >
              <LineHandle line={line} instrument={instrument} hands={hands} />
            </div>
          ))}
        </div>
      </div>
      <p role="status" className="only-read">
        {read}
      </p>
    </div>
  );
}

/** The lines with the one under review where it was let go. */
function withAsked(lines: readonly ChartLine[], asked: WishedMove | undefined) {
  return asked === undefined
    ? lines
    : lines.map((line) =>
        line.lineId === `${asked.order.orderId}/${asked.field}`
          ? { ...line, price: asked.price }
          : line,
      );
}

function moveHandle(overlay: HTMLElement | null, lineId: string, price: string): void {
  const handle = overlay?.querySelector<HTMLElement>(`[data-line="${CSS.escape(lineId)}"]`);
  if (handle) {
    handle.dataset['price'] = price;
  }
}

/** The bar that a key leads to; undefined for a key that leads nowhere. */
function barAfterKey(key: string, at: number, last: number): number | undefined {
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return next === undefined || last < 0 ? undefined : Math.min(Math.max(next, 0), last);
}
