'use client';

import { create } from 'zustand';
import { type Interval, intervals } from '@/contract/equity';

interface ChartSettings {
  readonly interval: Interval;
  readonly showsVolume: boolean;
}

const storageKey = 'desk.chart.1';
const born: ChartSettings = { interval: '1m', showsVolume: true };

/** How one looks at charts; kept in this browser. */
export const useChartSettings = create<ChartSettings>()(() => born);

/** Takes over what this browser remembers. */
export function loadChartSettings(): void {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof saved === 'object' && saved !== null) {
      const { interval, showsVolume } = saved as Partial<Record<keyof ChartSettings, unknown>>;
      useChartSettings.setState({
        interval: intervals.find((one) => one === interval) ?? born.interval,
        showsVolume: showsVolume !== false,
      });
    }
  } catch {
    // What cannot be read is as if nothing had been kept.
  }
}

export function changeChartSettings(changes: Partial<ChartSettings>): void {
  useChartSettings.setState(changes);
  try {
    localStorage.setItem(storageKey, JSON.stringify(useChartSettings.getState()));
  } catch {
    // Storage can be full or forbidden; the choice then lasts until the page is closed.
  }
}
