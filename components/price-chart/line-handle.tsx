'use client';

import { GripVertical } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import { type ChartLine, priceByTicks, priceOnTick } from './chart-lines';

/** What a chart does with its lines; the same record as long as the drawing is the same. */
export interface LineHands {
  /** The price under a height in pixels from the top of the chart. */
  readonly priceAt: (height: number) => number | undefined;
  /** The line is shown elsewhere; undefined: back where it stands. */
  readonly onMove: (line: ChartLine, price: string | undefined) => void;
  /** Let go, or Enter: the change is to be reviewed. Nothing is sent from here. */
  readonly onAsk: (line: ChartLine, price: string) => void;
}

interface LineHandleProps {
  readonly line: ChartLine;
  readonly instrument: Instrument;
  readonly hands: LineHands;
}

/** What stands at a line, and the grip by which it is moved: by pointer, or tick by tick by keys. */
export const LineHandle = memo(PlainLineHandle);

function PlainLineHandle(props: LineHandleProps): ReactNode {
  const { line, instrument } = props;
  const { moves, because, label, price, tone } = line;
  const moving = useMoving(props);
  const shown = formatFigure(moving.price ?? price, { decimals: instrument.priceDecimals });
  // A position's label stands apart from those of orders, which are often near to it.
  const place = line.tone === 'accent' ? 'right-[76px]' : 'left-[52px]';
  const frame = `absolute ${place} flex h-[18px] -translate-y-1/2 items-center gap-1 rounded-[3px] border bg-panel px-1.5 text-[10.5px] whitespace-nowrap ${tones[tone]}`;
  if (moves === undefined || because !== undefined) {
    return (
      <span className={frame} title={because}>
        {label} <span className="figure">{shown}</span>
        {because === undefined ? null : <span className="text-faint">· {because}</span>}
      </span>
    );
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`${label.replace(/[▲▼] /, '')}: arrows move it, Enter reviews the change`}
      aria-valuenow={Number(moving.price ?? price)}
      aria-valuetext={shown}
      className={`${frame} pointer-events-auto cursor-ns-resize touch-none select-none hover:bg-hover focus-visible:outline-2 focus-visible:outline-focus`}
      {...moving.handlers}
    >
      <GripVertical aria-hidden="true" size={10} className="-ml-1 text-faint" />
      {label} <span className="figure">{shown}</span>
    </span>
  );
}

const tones = {
  up: 'border-up text-up',
  down: 'border-down text-down',
  warn: 'border-warn text-warn',
  accent: 'border-accent text-accent',
};

const stepsOf: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

function useMoving({ line, instrument, hands }: LineHandleProps) {
  const [price, setPrice] = useState<string>();
  const isHeld = useRef(false);
  const put = (next: string | undefined) => {
    setPrice(next);
    hands.onMove(line, next);
  };
  const ask = (wanted: string | undefined) => {
    setPrice(undefined);
    if (wanted === undefined || wanted === line.price) {
      hands.onMove(line, undefined);
    } else {
      hands.onAsk(line, wanted);
    }
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      isHeld.current = event.button === 0;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const chart = event.currentTarget.closest('[data-chart]')?.getBoundingClientRect();
      const at = chart === undefined ? undefined : hands.priceAt(event.clientY - chart.top);
      if (isHeld.current && at !== undefined) {
        put(priceOnTick(at, instrument));
      }
    },
    onPointerUp: () => {
      if (isHeld.current) {
        isHeld.current = false;
        ask(price);
      }
    },
    onPointerCancel: () => {
      isHeld.current = false;
      put(undefined);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const steps = stepsOf[event.key];
      if (steps !== undefined) {
        put(priceByTicks(price ?? line.price, steps, instrument));
      } else if (event.key === 'Enter') {
        ask(price);
      } else if (event.key === 'Escape') {
        put(undefined);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    // A line that was moved by keys and left goes back where it stands.
    onBlur: () => {
      if (price !== undefined && !isHeld.current) {
        put(undefined);
      }
    },
  };
  return { price, handlers };
}
