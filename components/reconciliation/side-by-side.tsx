'use client';

import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figures';
import type { BreakSide, ReconciliationBreak } from '@/contract/reconciliation';
import { differenceOf } from './difference-of';

const rows = [
  ['status', 'Status'],
  ['quantity', 'Quantity'],
  ['cumulativeQuantity', 'Filled'],
  ['price', 'Price'],
  ['commission', 'Fee'],
  ['cash', 'Cash'],
] as const satisfies readonly (readonly [keyof BreakSide, string])[];

/** Both sides of a break, figure by figure; what differs is marked by ground and word. */
export function SideBySide({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const { desk, atVenue } = found;
  const shown = rows.filter(([name]) => desk[name] !== undefined || atVenue[name] !== undefined);
  const other =
    found.source === 'dropCopy'
      ? `Drop copy ${found.dropCopy?.name ?? ''}`
      : `Venue ${found.venue}`;
  return (
    <table className="compare-table" aria-label="Desk and venue side by side">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Desk</th>
          <th scope="col">{other}</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([name, label]) => {
          const isApart = desk[name] !== atVenue[name];
          return (
            <tr key={name} data-apart={isApart}>
              <td>{name === 'status' && found.kind.startsWith('fill-') ? 'Side' : label}</td>
              <td>
                <SideFigure side={desk} name={name} />
              </td>
              <td>
                <SideFigure side={atVenue} name={name} />
              </td>
              <td>{isApart ? <Apart one={desk[name]} other={atVenue[name]} /> : '= same'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Apart({
  one,
  other,
}: {
  readonly one: string | undefined;
  readonly other: string | undefined;
}): ReactNode {
  const by = differenceOf(one, other);
  return by === undefined ? (
    '≠ apart'
  ) : (
    <>
      ≠ <Figure value={by} sign="always" />
    </>
  );
}

function SideFigure({
  side,
  name,
}: {
  readonly side: BreakSide;
  readonly name: (typeof rows)[number][0];
}): ReactNode {
  const value = side[name];
  if (value === undefined) {
    return <span className="text-soft">not known</span>;
  }
  if (name === 'status') {
    return value;
  }
  return name === 'cash' ? <Figure value={value} decimals={2} /> : <Figure value={value} />;
}
