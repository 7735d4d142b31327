import type { ReactNode } from 'react';
import { Term } from '@/components/ui/term';
import type { ExecutionQuality } from '@/contract/analytics';
import { qualityRows } from './figure-list';
import { StatisticFigure } from './statistic-figure';

/** How well orders were executed, and what was refused. */
export function QualityPanel({ quality }: { readonly quality: ExecutionQuality }): ReactNode {
  return (
    <div className="dims-when-stale min-h-0 flex-1 overflow-auto px-3 py-2">
      <dl className="grid gap-y-px">
        {qualityRows.map((row) => (
          <div key={row.key} className="flex items-baseline justify-between gap-3 py-[2.5px]">
            <dt className="truncate text-soft">
              <Term name={row.key}>{row.name}</Term>
            </dt>
            <dd className="font-semibold">
              <StatisticFigure value={quality[row.key]} kind={row.kind} />
            </dd>
          </div>
        ))}
      </dl>
      <Reasons title="Rejected by the venue" rows={quality.rejectReasons} />
      <Reasons title="Denied by the desk’s checks" rows={quality.denyReasons} />
    </div>
  );
}

function Reasons({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: ExecutionQuality['rejectReasons'];
}): ReactNode {
  return (
    <>
      <h3 className="mt-3 mb-1 text-s font-semibold text-faint">{title}</h3>
      {rows.length === 0 ? (
        <p className="text-soft">None.</p>
      ) : (
        <ul aria-label={title} className="grid gap-y-px">
          {rows.map(({ reason, count }) => (
            <li key={reason} className="flex items-baseline justify-between gap-3 py-[2.5px]">
              <span className="min-w-0 text-soft">{reason.replaceAll('-', ' ')}</span>
              <span className="figure font-semibold">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
