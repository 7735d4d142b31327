'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimeZoneChoice } from '@/components/ui/format-time';
import type { Interval } from '@/contract/equity';
import type { Instrument } from '@/contract/instrument';
import { CandleDrawing } from './candle-drawing';

/** Half the height of a handle, and the height of the axis of times; in pixels. */
const edge = 10;
const timeAxis = 26;

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

  /** Puts every handle at the height of its price; beyond the chart's range it waits at the edge. */
  const place = useCallback(() => {
    const room = overlay.current;
    for (const handle of room?.querySelectorAll<HTMLElement>('[data-price]') ?? []) {
      const height = latest.current?.heightOf(handle.dataset['price'] ?? '');
      const lowest = Math.max(edge, (room?.clientHeight ?? 0) - timeAxis - edge);
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
      made.remove();
    };
  }, [priceDecimals, tickSize, interval, zone, onCrosshair, place]);

  return { canvas, overlay, drawing, place };
}
