'use client';

import type { ReactNode } from 'react';
import { useConnection } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { Panel } from '@/components/ui/panel';
import { StatusMark } from '@/components/ui/status-mark';
import { ageWords, healthOf } from './health-of';

/** What the desk leans on, each with the age of its last sign of life. */
export function HealthPanel(): ReactNode {
  const connection = useConnection();
  const lines = healthOf(
    connection,
    useFeed((values) => values.health),
  );
  return (
    <Panel title="Connections" stale={connection.state !== 'live'}>
      <table className="dims-when-stale w-full text-[11.5px]">
        <thead className="only-read">
          <tr>
            <th scope="col">What</th>
            <th scope="col">How it is</th>
            <th scope="col">Age</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, state, ageMs, words }) => (
            <tr key={name} className="h-[30px] border-b border-line-soft last:border-b-0">
              <th scope="row" className="px-3 text-left font-medium whitespace-nowrap">
                <span className="mr-2">
                  <StatusMark {...marks[state]} />
                </span>
                {name}
              </th>
              <td className="px-2 py-1.5 text-soft">
                <span className="only-read">{state}: </span>
                {words}
              </td>
              <td className="figure px-3 text-right text-faint">{ageWords(ageMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const marks = {
  good: { shape: 'dot', tone: 'good' },
  warn: { shape: 'diamond', tone: 'warn' },
  bad: { shape: 'square', tone: 'critical' },
  unknown: { shape: 'ring', tone: 'faint' },
} as const;
