'use client';

import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figures';
import { figureText, type LimitUnit } from '@/components/ui/limit-words';
import { differenceOf } from './difference-of';
import type { RepairRow } from './repair-rows';

/** What a repair moves, by how much; what it leaves alone stands folded below. */
export function BeforeAfter({ rows }: { readonly rows: readonly RepairRow[] }): ReactNode {
  const moved = rows.filter(({ before, after }) => before !== after);
  const unmoved = rows.filter(({ before, after }) => before === after);
  return (
    <div className="flex flex-col gap-1">
      {moved.length === 0 ? (
        <p className="text-soft">No figure of the books moves.</p>
      ) : (
        <table className="compare-table" aria-label="Before and after the repair">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ name, before, after, decimals, unit }) => (
              <tr key={name} data-apart="true">
                <td>{name}</td>
                <td>
                  <Value text={before} decimals={decimals} unit={unit} />
                </td>
                <td className="font-semibold">
                  <Value text={after} decimals={decimals} unit={unit} />
                </td>
                <td>
                  <Change by={differenceOf(before, after)} decimals={decimals} unit={unit} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unmoved.length === 0 ? null : (
        <details className="text-s">
          <summary className="cursor-pointer py-1 text-soft hover:text-text">
            {unmoved.length} figures stay as they are
          </summary>
          <table className="compare-table" aria-label="What the repair leaves alone">
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Now and then</th>
              </tr>
            </thead>
            <tbody>
              {unmoved.map(({ name, before, decimals, unit }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>
                    <Value text={before} decimals={decimals} unit={unit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

function Change({
  by,
  decimals,
  unit,
}: {
  readonly by: string | undefined;
  readonly decimals: number | undefined;
  readonly unit: LimitUnit | undefined;
}): ReactNode {
  if (by === undefined) {
    return null;
  }
  return unit === undefined ? (
    <Figure value={by} sign="always" decimals={decimals} />
  ) : (
    <span className="figure">{figureText(unit, by)}</span>
  );
}

function Value({
  text,
  decimals,
  unit,
}: {
  readonly text: string;
  readonly decimals: number | undefined;
  readonly unit: LimitUnit | undefined;
}): ReactNode {
  if (!/^-?\d/.test(text)) {
    return text;
  }
  return unit === undefined ? (
    <Figure value={text} decimals={decimals} />
  ) : (
    <span className="figure">{figureText(unit, text)}</span>
  );
}
