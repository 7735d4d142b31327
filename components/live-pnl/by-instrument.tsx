'use client';

import { ChartNoAxesColumn } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useRows } from '@/components/feed/use-rows';
import { SignedFigure } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { PanelNote } from '@/components/ui/panel-note';
import { snapshotBounds } from '@/contract/stream';
import { type InstrumentPnl, type PnlReach, pnlByInstrument, reachOf } from './instrument-pnl';

/** What each instrument has made today, as bars to both sides of zero. */
export function ByInstrument({ sinceMs }: { readonly sinceMs: number }): ReactNode {
  const open = useRows('positions');
  const closed = useRows('closedPositions');
  const rows = useMemo(() => pnlByInstrument(open, closed, sinceMs), [open, closed, sinceMs]);
  const reach = useMemo(() => reachOf(open, closed, sinceMs), [open, closed, sinceMs]);
  if (rows.length === 0) {
    return (
      <PanelNote title="Nothing traded today" icon={ChartNoAxesColumn}>
        What each instrument makes shows here from the first fill on.
      </PanelNote>
    );
  }
  return (
    <>
      <ul
        aria-label="Profit and loss by instrument, net of commission"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
        tabIndex={0}
        className="dims-when-stale min-h-0 flex-1 overflow-auto px-2.5 py-2"
      >
        {rows.map((row) => (
          <Bar key={row.instrument} row={row} />
        ))}
      </ul>
      <Reach reach={reach} />
    </>
  );
}

/** What the sums leave out, and what they hold beside today. */
function Reach({ reach: { isCutShort, reachesBack } }: { readonly reach: PnlReach }): ReactNode {
  if (!isCutShort && !reachesBack) {
    return null;
  }
  return (
    <p className="flex-none border-t border-line-soft px-2.5 py-1 text-s text-soft">
      {isCutShort
        ? `Of the positions closed today the newest ${snapshotBounds.closedPositions} are counted; Analytics has all. `
        : null}
      {reachesBack ? 'Positions from before today count since they were opened.' : null}
    </p>
  );
}

function Bar({ row }: { readonly row: InstrumentPnl }): ReactNode {
  const isDown = row.total.startsWith('-');
  return (
    <li
      title={partsOf(row)}
      className="grid h-[22px] grid-cols-[72px_minmax(0,1fr)_104px] items-center gap-2 text-[11.5px]"
    >
      <b className="truncate font-semibold">{row.instrument}</b>
      <span aria-hidden="true" className="relative grid h-2 grid-cols-2">
        <span className="flex justify-end border-r border-line">
          {isDown ? <Length share={row.share} className="rounded-l-sm bg-down" /> : null}
        </span>
        <span className="flex">
          {isDown ? null : <Length share={row.share} className="rounded-r-sm bg-up" />}
        </span>
      </span>
      <span className="text-right">
        <SignedFigure value={row.total} decimals={2} />
      </span>
    </li>
  );
}

function Length({
  share,
  className,
}: {
  readonly share: number;
  readonly className: string;
}): ReactNode {
  return (
    <span className={`h-full ${className}`} style={{ width: `${Math.max(1, share * 100)}%` }} />
  );
}

function partsOf({ realized, unrealized }: InstrumentPnl): string {
  const show = (text: string) => formatFigure(text, { decimals: 2, sign: 'always' });
  const open = unrealized === null ? 'not known, a price is missing' : show(unrealized);
  return `Realized, net of commission: ${show(realized)}. Unrealized: ${open}.`;
}
