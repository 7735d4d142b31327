import type { ReactNode } from 'react';
import { Term } from '@/components/ui/term';
import type { Analytics } from '@/contract/analytics';
import { excursionRows, type FigureRow, statisticsRows } from './figure-list';
import { StatisticFigure } from './statistic-figure';

/** The statistics, each with its definition when it is pointed at. */
export function StatisticsPanel({
  statistics,
  excursions,
}: Pick<Analytics, 'statistics' | 'excursions'>): ReactNode {
  return (
    <section
      aria-label="All figures"
      className="statistics-groups dims-when-stale focus-visible:-outline-offset-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
    >
      {statisticsRows.map(({ name, rows }) => (
        <Group key={name} name={name} rows={rows} of={statistics} />
      ))}
      {excursions !== null && <Group name="Excursions" rows={excursionRows} of={excursions} />}
    </section>
  );
}

interface GroupProps<Source> {
  readonly name: string;
  readonly rows: readonly FigureRow<Source>[];
  readonly of: Source;
}

function Group<Source extends Readonly<Record<string, string | number | null>>>({
  name,
  rows,
  of,
}: GroupProps<Source>): ReactNode {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-s font-semibold text-faint">{name}</h3>
      <dl className="grid gap-y-px">
        {rows.map((row) => (
          <div key={row.key} className="flex items-baseline justify-between gap-3 py-[2.5px]">
            <dt className="truncate text-soft">
              <Term name={row.key}>{row.name}</Term>
            </dt>
            <dd className="font-semibold">
              <StatisticFigure value={of[row.key] as string | number | null} kind={row.kind} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
