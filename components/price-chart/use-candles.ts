'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi, pathOf } from '@/components/feed/api-client';
import type { ApiProblem } from '@/components/feed/api-problem';
import { useDeskClock } from '@/components/feed/use-desk-clock';
import { useFeed } from '@/components/feed/use-feed';
import { useRowTable } from '@/components/feed/use-row';
import { type Bar, barSeries } from '@/contract/bar';
import type { Interval } from '@/contract/equity';
import type { MarketDataSource } from '@/contract/market-data';
import { mergeBars, withTrade } from './candles';

export interface Candles {
  /** What these are candles of; another question begins without any. */
  readonly key: string;
  readonly bars: readonly Bar[];
  readonly isLoading: boolean;
  readonly problem: ApiProblem | undefined;
}

/** How often the newest bars are told anew: marks carry prices, volumes come from the desk. */
const renewEveryMs = 2_000;

/** The desk's candles, growing with every mark. `attempt` counts up to ask once more. */
export function useCandles(instrument: string, interval: Interval, attempt: number): Candles {
  const source = useFeed((values) => sourceKeyOf(values.source));
  const key = `${instrument} ${interval} ${source} ${attempt}`;
  const [candles, setCandles] = useState<Candles>(() => nothingOf(key));
  const latest = useRef(candles);
  latest.current = candles;
  const quotes = useRowTable('quotes');
  const deskNow = useDeskClock();

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Candles that went out of sight and come back go on from where they were.
    let bars = latest.current.key === key ? latest.current.bars : [];
    setCandles((known) => (known.key === key ? known : nothingOf(key)));
    const put = (next: readonly Bar[], problem?: ApiProblem) => {
      bars = next;
      setCandles({ key, bars, isLoading: false, problem });
    };
    const renew = async () => {
      const answer = await callApi({
        method: 'GET',
        path: pathOf`/instruments/${instrument}/bars`,
        query: { interval, from: bars.at(-2)?.time },
        schema: barSeries,
        signal: leaving.signal,
      });
      if (leaving.signal.aborted) {
        return;
      }
      put(
        answer.ok ? mergeBars(bars, answer.value.items) : bars,
        answer.ok ? undefined : answer.problem,
      );
      timer = setTimeout(renew, renewEveryMs);
    };
    void renew();
    let heard = quotes.get(instrument)?.last;
    const stop = quotes.subscribeRow(instrument, () => {
      const last = quotes.get(instrument)?.last;
      const now = deskNow();
      if (last !== heard && last !== undefined && last !== null && now !== undefined) {
        heard = last;
        if (bars.length > 0) {
          put(withTrade(bars, last, now, interval));
        }
      }
    });
    return () => {
      leaving.abort();
      clearTimeout(timer);
      stop();
    };
  }, [instrument, interval, key, quotes, deskNow]);

  return candles.key === key ? candles : nothingOf(key);
}

function nothingOf(key: string): Candles {
  return { key, bars: [], isLoading: true, problem: undefined };
}

/** Prices of another source do not go on from those of this one. */
function sourceKeyOf(source: MarketDataSource | undefined): string {
  switch (source?.kind) {
    case undefined:
      return '';
    case 'simulated':
      return `simulated ${source.seed}`;
    case 'recorded':
      return `recorded ${source.files.join(' ')}`;
  }
}
