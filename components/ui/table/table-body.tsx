'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { CellPlace } from './cell-keys';
import styles from './data-table.module.css';
import type { RowTone } from './drawn-row';
import { TableRow } from './table-row';
import type { TableScroller } from './table-scroller';
import { useHold } from './use-hold';
import type { TableModel } from './use-table-model';

interface TableBodyProps<Row> {
  readonly model: TableModel<Row>;
  readonly container: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<TableScroller | null>;
  readonly active: CellPlace;
  readonly hasFocus: boolean;
  readonly isStale: boolean;
  readonly toneOf: ((row: Row) => RowTone) | undefined;
}

/** The rows in sight, and a few around them. Scrolling renders this alone. */
export function TableBody<Row>(props: TableBodyProps<Row>): ReactNode {
  const { model, container, scroller, active, hasFocus, isStale, toneOf } = props;
  const { ids } = model.order;
  const { rowHeight } = model;
  const activeIndex = useRef(-1);
  activeIndex.current = hasFocus ? ids.indexOf(active.row) : -1;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: ids.length,
    getScrollElement: () => container.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footHeight,
    // The row with the focus stays, however far one scrolls away.
    rangeExtractor: (range) => withIndex(range, activeIndex.current),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to measure.
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useImperativeHandle(
    scroller,
    () => ({
      showRow: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
      page: () => {
        const { range } = virtualizer;
        return range === null ? 10 : Math.max(1, range.endIndex - range.startIndex - 1);
      },
    }),
    [virtualizer],
  );
  const hold = useHold(model);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div
      role="rowgroup"
      className={`${styles['body']} ${isStale ? styles['dim'] : ''}`}
      style={{ height: ids.length * rowHeight }}
      {...hold}
    >
      {virtualizer.getVirtualItems().map(({ index }) => {
        const id = ids[index];
        return id === undefined ? null : (
          <TableRow
            key={id}
            id={id}
            index={index}
            top={index * rowHeight}
            source={model.source}
            shown={model.shown}
            need={model.need}
            activeColumn={active.row === id ? active.column : undefined}
            isMarked={hasFocus && active.row === id}
            toneOf={toneOf}
          />
        );
      })}
    </div>
  );
}

/** Of the head above and the totals below, which lie over the rows. */
const headHeight = 27;
const footHeight = 30;

function withIndex(range: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || indexes.includes(index)) {
    return indexes;
  }
  return [...indexes, index].sort((one, other) => one - other);
}
