'use client';

import type { ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { ModeControl } from './mode-control';
import { moneyOf, sourceWords } from './mode-words';

/** Across the full width, always: whose money, which prices, which mode. */
export function ModeBand(): ReactNode {
  const money = useFeed((values) => moneyOf(values.health));
  const source = useFeed((values) => sourceWords(values.source));
  const isKilled = useFeed((values) => values.kill?.latched === true);
  return (
    <div
      data-money={money}
      className={`flex h-[24px] flex-none items-center justify-center gap-2.5 overflow-hidden px-3 text-s whitespace-nowrap ${isKilled ? 'bg-killed text-killed-ink' : looks[money]}`}
    >
      <strong className="text-[12px] font-bold tracking-[0.14em]">{words[money]}</strong>
      <span className="min-w-0 truncate opacity-90 max-sm:hidden">
        {source === '' ? null : `${source} · `}
        {money === 'live' ? 'real money' : 'no real money'}
      </span>
      <span aria-hidden="true" className="opacity-50">
        |
      </span>
      <ModeControl />
    </div>
  );
}

const looks = {
  paper: 'bg-paper text-paper-ink',
  live: 'bg-live text-live-ink',
  unknown: 'bg-raised text-soft',
};

const words = { paper: 'PAPER', live: 'LIVE', unknown: 'CONNECTING' };
