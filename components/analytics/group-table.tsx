import { ChartNoAxesColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { absoluteUnits, pixelsOf, unitsOf } from '@/components/ui/decimal';
import { CompactFigure, Figure, SignedFigure } from '@/components/ui/figures';
import { PanelNote } from '@/components/ui/panel-note';
import { Term } from '@/components/ui/term';
import type { AnalyticsGroup } from '@/contract/analytics';
import { largestOf } from './largest-of';

interface GroupTableProps {
  readonly rows: readonly AnalyticsGroup[];
  /** What a row is: `Instrument`. */
  readonly kind: string;
  /** What to call what has none of it. */
  readonly none: string;
}

/** What each part brought, with a bar to its side of zero. */
export function GroupTable({ rows, kind, none }: GroupTableProps): ReactNode {
  if (rows.length === 0) {
    return (
      <PanelNote title="Nothing was filled" icon={ChartNoAxesColumn}>
        What each part brings shows here from the first fill on.
      </PanelNote>
    );
  }
  const largest = largestOf(rows.map(({ netPnL }) => netPnL));
  return (
    <section
      aria-label={`Profit and loss by ${kind.toLowerCase()}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
      className="dims-when-stale min-h-0 flex-1 overflow-auto"
    >
      <table className="group-table w-full text-[11.5px]">
        <thead>
          <tr>
            <th scope="col" className="text-left">
              {kind}
            </th>
            <th scope="col" className="text-left" colSpan={2}>
              <Term name="netPnL">Net P&amp;L</Term>
            </th>
            <th scope="col">
              <Term name="closedPositions">Trades</Term>
            </th>
            <th scope="col">Won</th>
            <th scope="col">Fills</th>
            <th scope="col">
              <Term name="volume">Volume</Term>
            </th>
            <th scope="col">
              <Term name="totalCommissions">Fee</Term>
            </th>
            <th scope="col">
              <Term name="totalSlippage">Slippage</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? 'none'}>
              <th scope="row" className="text-left font-semibold">
                {row.key ?? <span className="font-normal text-soft">{none}</span>}
              </th>
              <td className="w-[26%] min-w-16">
                <Bar netPnL={row.netPnL} largest={largest} />
              </td>
              <td>
                <SignedFigure value={row.netPnL} decimals={2} />
              </td>
              <td className="figure">{row.closedPositions}</td>
              <td className="figure">{row.wins}</td>
              <td className="figure">{row.fills}</td>
              <td>
                <CompactFigure value={row.volume} />
              </td>
              <td>
                <Figure value={row.commission} decimals={2} />
              </td>
              <td>
                <Figure value={row.slippage} decimals={2} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ netPnL, largest }: { readonly netPnL: string; readonly largest: bigint }) {
  const isDown = netPnL.startsWith('-');
  const share = largest === 0n ? 0 : pixelsOf(absoluteUnits(unitsOf(netPnL))) / pixelsOf(largest);
  const width = `${Math.max(share === 0 ? 0 : 1, share * 100)}%`;
  return (
    <span aria-hidden="true" className="grid h-2 grid-cols-2">
      <span className="flex justify-end border-r border-line">
        {isDown ? <span className="h-full rounded-l-sm bg-down" style={{ width }} /> : null}
      </span>
      <span className="flex">
        {isDown ? null : <span className="h-full rounded-r-sm bg-up" style={{ width }} />}
      </span>
    </span>
  );
}
