'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useConnection } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { useStalePrices } from '@/components/feed/use-stale-prices';
import { Popover } from '@/components/ui/popover';
import { StatusMark, type StatusShape, type StatusTone } from '@/components/ui/status-mark';
import { Tooltip } from '@/components/ui/tooltip';
import { type Lamp, type LampState, lampsOf, worstOf } from './lamps-of';

/** What is delivered and what is not: stream, core, venue, prices, database. */
export function Lamps(): ReactNode {
  const connection = useConnection();
  const health = useFeed((values) => values.health);
  const lamps = lampsOf(connection, health, useStalePrices());
  return (
    <>
      <ul aria-label="Connections" className="hidden items-center gap-3 text-s xl:flex">
        {lamps.map((lamp) => (
          <li key={lamp.name}>
            <Tooltip text={lamp.words}>
              <span className="flex items-center gap-1.5 text-soft">
                <LampMark state={lamp.state} />
                {lamp.name}
                <span className="only-read">: {lamp.words}</span>
                {lamp.figure === undefined ? null : (
                  <span aria-hidden="true" className={`figure ${figureInks[lamp.state]}`}>
                    {lamp.figure}
                  </span>
                )}
              </span>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className="xl:hidden">
        <LampsButton lamps={lamps} />
      </div>
    </>
  );
}

function LampsButton({ lamps }: { readonly lamps: readonly Lamp[] }): ReactNode {
  const worst = worstOf(lamps);
  return (
    <Popover
      title="Connections"
      trigger={
        <button
          type="button"
          className="flex h-[30px] items-center gap-1.5 rounded-desk border border-line bg-raised px-2 text-s text-soft hover:bg-hover"
        >
          <LampMark state={worst} />
          <span className="whitespace-nowrap max-sm:sr-only">{summary[worst]}</span>
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <dl className="grid grid-cols-[auto_auto_1fr] items-baseline gap-x-3 gap-y-1.5 text-s">
        {lamps.map((lamp) => (
          <div key={lamp.name} className="contents">
            <dt className="flex items-center gap-1.5 font-medium">
              <LampMark state={lamp.state} />
              {lamp.name}
            </dt>
            <dd className="figure text-soft">{lamp.figure}</dd>
            <dd className="max-w-[30ch] text-soft">{lamp.words}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

function LampMark({ state }: { readonly state: LampState }): ReactNode {
  return <StatusMark {...marks[state]} />;
}

const marks: Readonly<Record<LampState, { shape: StatusShape; tone: StatusTone }>> = {
  good: { shape: 'dot', tone: 'good' },
  warn: { shape: 'square', tone: 'warn' },
  bad: { shape: 'diamond', tone: 'critical' },
  unknown: { shape: 'ring', tone: 'faint' },
};

const figureInks: Readonly<Record<LampState, string>> = {
  good: 'text-faint',
  warn: 'text-warn',
  bad: 'text-critical',
  unknown: 'text-faint',
};

const summary: Readonly<Record<LampState, string>> = {
  good: 'All well',
  warn: 'Look',
  bad: 'Fault',
  unknown: 'Not heard',
};
