'use client';

import type { ReactNode } from 'react';
import { Figure, Timestamp } from '@/components/ui/figures';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { useBreakDetails } from './reconciliation-calls';

/** The latest fills of the instrument on both sides: one that only one side has explains a break. */
export function ComparedFills({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const details = useBreakDetails(found.id, found.sequence);
  const fills = details.data?.fills ?? [];
  if (details.isPending) {
    return <p className="text-soft">Asking both sides for their fills…</p>;
  }
  if (details.error !== null || details.data.problem !== undefined) {
    const why = details.data?.problem ?? 'the desk does not answer';
    return <p className="text-critical">The venue’s fills are not known: {why}.</p>;
  }
  if (fills.length === 0) {
    return <p className="text-soft">Neither side has fills that could explain it.</p>;
  }
  return (
    <div>
      <table className="compare-table">
        <thead>
          <tr>
            <th scope="col">Execution</th>
            <th scope="col">Side</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
            <th scope="col">Time</th>
            <th scope="col">Who has it</th>
          </tr>
        </thead>
        <tbody>
          {fills.map((fill) => (
            <tr key={fill.executionId} data-apart={!(fill.atDesk && fill.atVenue)}>
              <td>{fill.executionId}</td>
              <td>{fill.side}</td>
              <td>
                <Figure value={fill.quantity} />
              </td>
              <td>
                <Figure value={fill.price} />
              </td>
              <td>
                <Timestamp value={fill.time} />
              </td>
              <td>{whoHas(fill, found.source === 'dropCopy' ? 'drop copy' : 'venue')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function whoHas(
  { atDesk, atVenue }: { readonly atDesk: boolean; readonly atVenue: boolean },
  other: string,
) {
  if (atDesk && atVenue) {
    return 'both';
  }
  return atVenue ? `${other} only` : 'desk only';
}
