'use client';

import { Columns3, Download, Search, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Kbd } from '../kbd';
import { Tooltip } from '../tooltip';
import { ColumnChooser } from './column-chooser';
import { downloadCsv } from './download-csv';
import type { ColumnFilter } from './row-order';
import type { TableModel } from './use-table-model';

interface TableToolbarProps<Row> {
  readonly model: TableModel<Row>;
  /** The rows are of so many newest ones; the name of the file says so, for who has nothing else. */
  readonly newest?: number | undefined;
}

/** What stands in the head of a panel for its table: rows that wait, search, columns, export. */
export function TableToolbar<Row>({ model, newest }: TableToolbarProps<Row>): ReactNode {
  const isWhole = newest === undefined;
  return (
    <>
      <WaitingRows model={model} />
      <ActiveFilters model={model} />
      <QuickSearch model={model} />
      <ColumnChooser
        model={model}
        trigger={
          <button type="button" aria-label="Columns" title="Columns" className={iconButton}>
            <Columns3 aria-hidden="true" size={14} />
          </button>
        }
      />
      <Tooltip text={`Save what is shown as CSV${isWhole ? '' : `, of the newest ${newest}`}`}>
        <button
          type="button"
          aria-label="Save what is shown as CSV"
          className={iconButton}
          onClick={() =>
            downloadCsv(isWhole ? model.id : `${model.id}-of-newest-${newest}`, model.csv())
          }
        >
          <Download aria-hidden="true" size={14} />
        </button>
      </Tooltip>
    </>
  );
}

const iconButton =
  'inline-flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-text data-popup-open:bg-hover data-popup-open:text-text';

/** The order is held: how many rows wait, and the way to see them. */
function WaitingRows<Row>({ model }: { readonly model: TableModel<Row> }): ReactNode {
  const { waiting, isOld } = model.order;
  if (!isOld) {
    return null;
  }
  return (
    <button
      type="button"
      className="inline-flex h-5 items-center gap-1.5 rounded-full bg-accent-ground px-2 text-s text-accent"
      onClick={() => model.hold.letGo()}
    >
      {sentenceOfWaiting(waiting)}
      <Kbd>R</Kbd>
    </button>
  );
}

function sentenceOfWaiting(waiting: number): string {
  if (waiting === 0) {
    return 'order held';
  }
  return waiting === 1 ? '1 row waiting' : `${waiting} rows waiting`;
}

/** Rows may be missing because of a filter: each is seen, and undone with one click. */
function ActiveFilters<Row>({ model }: { readonly model: TableModel<Row> }): ReactNode {
  return Object.entries(model.filters).map(([id, filter]) => {
    const header = model.columns.find((column) => column.id === id)?.header ?? id;
    const words = filterWords(filter);
    return (
      <button
        key={id}
        type="button"
        title={`${header}: ${words}`}
        aria-label={`Clear the filter ${header}: ${words}`}
        className="inline-flex h-5 max-w-36 items-center gap-1 rounded-full bg-warn-ground px-2 text-s text-warn"
        onClick={() => model.setFilter(id, undefined)}
      >
        <span className="truncate">
          {header}: {words}
        </span>
        <X aria-hidden="true" size={11} className="flex-none" />
      </button>
    );
  });
}

function filterWords(filter: ColumnFilter): string {
  return filter.kind === 'contains' ? `“${filter.text}”` : filter.values.join(', ');
}

/** A field that is an icon until it is needed. Escape empties it. */
function QuickSearch<Row>({ model }: { readonly model: TableModel<Row> }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isWide = isOpen || model.search !== '';
  return (
    <label
      className={`relative inline-flex h-6 items-center gap-1 rounded border px-1 transition-[width,border-color] duration-(--quick) ${isWide ? 'w-36 border-line bg-sunken focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus' : 'w-6 border-transparent hover:bg-hover'}`}
    >
      <Search aria-hidden="true" size={14} className="flex-none" />
      <input
        ref={input}
        type="search"
        aria-label="Search the rows"
        value={model.search}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onChange={({ target }) => model.setSearch(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            model.setSearch('');
            input.current?.blur();
          }
        }}
        className={`bg-transparent text-s text-text outline-none [&::-webkit-search-cancel-button]:hidden ${isWide ? 'min-w-0 flex-1' : 'absolute inset-0 w-full cursor-pointer opacity-0'}`}
      />
    </label>
  );
}
