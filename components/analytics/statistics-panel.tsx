import type { ReactNode } from 'react';
import { Term } from '@/components/ui/term';
import type { Statistics } from '@/contract/statistics';
import { statisticsRows } from './figure-list';
import { StatisticFigure } from './statistic-figure';

/** The statistics, each with its definition when it is pointed at. */
export function StatisticsPanel({ statistics }: { readonly statistics: Statistics }): ReactNode {
  return (
    <div className="statistics-groups dims-when-stale">
      {statisticsRows.map(({ name, rows }) => (
        <div key={name} className="min-w-0">
          <h3 className="mb-1 text-s font-semibold text-faint">{name}</h3>
          <dl className="grid gap-y-px">
            {rows.map((row) => (
              <div key={row.key} className="flex items-baseline justify-between gap-3 py-[2.5px]">
                <dt className="truncate text-soft">
                  <Term name={row.key}>{row.name}</Term>
                </dt>
                <dd className="font-semibold">
                  <StatisticFigure value={statistics[row.key]} kind={row.kind} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
