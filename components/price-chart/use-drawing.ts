'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimeZoneChoice } from '@/components/ui/format-time';
import type { Interval } from '@/contract/equity';
import type { Instrument } from '@/contract/instrument';
import { CandleDrawing, type VisibleRange } from './candle-drawing';

/** Half the height of a handle, in pixels. */
const edge = 10;

/** A drawing for as long as the interval and the clock are the same. */
export function useDrawing(
  instrument: Instrument,
  interval: Interval,
  zone: TimeZoneChoice,
  onCrosshair: (index: number | undefined) => void,
) {
  const canvas = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<CandleDrawing>();
  const latest = useRef<CandleDrawing>(undefined);
  const leftAt = useRef<VisibleRange>(undefined);

  /** Puts every handle at the height of its price; beyond the chart's range it waits at the edge. */
  const place = useCallback(() => {
    // The drawing knows its own height: asking the document would lay it out once more.
    const lowest = Math.max(edge, (latest.current?.paneHeight ?? 0) - edge);
    for (const handle of overlay.current?.querySelectorAll<HTMLElement>('[data-price]') ?? []) {
      const height = latest.current?.heightOf(handle.dataset['price'] ?? '');
      const shown = Math.min(Math.max(height ?? 0, edge), lowest);
      handle.style.visibility = height === undefined ? 'hidden' : 'visible';
      handle.style.transform = `translateY(${shown}px)`;
    }
  }, []);

  const { priceDecimals, tickSize } = instrument;
  useEffect(() => {
    if (canvas.current === null) {
      return;
    }
    let frame = 0;
    const made = new CandleDrawing(canvas.current, {
      priceDecimals,
      tickSize,
      interval,
      zone,
      range: leftAt.current,
      onCrosshair,
      onScale: () => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(place);
      },
    });
    latest.current = made;
    setDrawing(made);
    return () => {
      cancelAnimationFrame(frame);
      latest.current = undefined;
      setDrawing(undefined);
      onCrosshair(undefined);
      // A chart that went out of sight comes back where one was looking.
      leftAt.current = made.range;
      made.remove();
    };
  }, [priceDecimals, tickSize, interval, zone, onCrosshair, place]);

  return { canvas, overlay, drawing, place };
}
