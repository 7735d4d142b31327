'use client';

import { type ReactNode, useEffect, useMemo, useReducer } from 'react';
import { Pace } from '../pace';
import styles from './data-table.module.css';
import type { RowSource } from './row-source';
import { cellClass } from './table-cell';
import type { TableModel } from './use-table-model';

interface TableFootProps<Row> {
  readonly model: TableModel<Row>;
  readonly isStale: boolean;
}

/**
 * So many rows are added up again with every change of one, so that what is added up is what stands above; of
 * more, four times a second.
 */
const addedAtOnceMax = 100;

/** The row of totals, over all rows of the list. */
export function TableFoot<Row>({ model, isStale }: TableFootProps<Row>): ReactNode {
  const rows = useLiveRows(model.source, model.order.ids);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: totals are read, nothing in them is done.
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div
      role="row"
      aria-rowindex={model.order.ids.length + 2}
      className={`${styles['foot']} ${isStale ? styles['dim'] : ''}`}
    >
      {model.shown.map((shown, place) => (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <div
          key={shown.column.id}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={place + 1}
          className={cellClass(shown)}
          style={shown.left === undefined ? undefined : { left: shown.left }}
        >
          {shown.column.total?.(rows)}
        </div>
      ))}
    </div>
  );
}

function useLiveRows<Row>(source: RowSource<Row>, ids: readonly string[]): readonly Row[] {
  const [version, renew] = useReducer((count: number) => count + 1, 0);
  const isShort = ids.length <= addedAtOnceMax;
  useEffect(() => {
    if (isShort) {
      return source.subscribe(() => renew());
    }
    const pace = new Pace(renew);
    const unsubscribe = source.subscribe(pace.ask);
    return () => {
      unsubscribe();
      pace.stop();
    };
  }, [source, isShort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows' values.
  return useMemo(
    () => ids.map(source.get).filter((row) => row !== undefined),
    [source, ids, version],
  );
}
