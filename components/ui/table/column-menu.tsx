'use client';

import {
  ArrowDown,
  ArrowUp,
  EllipsisVertical,
  EyeOff,
  ListFilter,
  Pin,
  PinOff,
} from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../button';
import { Checkbox } from '../checkbox';
import { Popover } from '../popover';
import { type Column, textOf } from './column';
import styles from './data-table.module.css';
import type { ColumnFilter, Sorting } from './row-order';
import type { TableModel } from './use-table-model';

interface ColumnMenuProps<Row> {
  readonly model: TableModel<Row>;
  readonly column: Column<Row>;
}

/** What one can do with a column: sort, pin, hide, filter. */
export function ColumnMenu<Row>({ model, column }: ColumnMenuProps<Row>): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isFiltered = model.filters[column.id] !== undefined;
  const Icon = isFiltered ? ListFilter : EllipsisVertical;
  const button = (
    <button
      type="button"
      tabIndex={-1}
      data-column-menu
      data-on={isFiltered}
      aria-label={isFiltered ? `${column.header}: filtered` : `${column.header}: options`}
      className={styles['menuButton']}
      onClick={
        wasOpened
          ? undefined
          : () => {
              setWasOpened(true);
              setIsOpen(true);
            }
      }
    >
      <Icon aria-hidden="true" size={12} />
    </button>
  );
  // A window per header would cost more than the rows; it is made when it is wanted.
  if (!wasOpened) {
    return button;
  }
  return (
    <Popover
      title={`Column ${column.header}`}
      open={isOpen}
      onOpenChange={setIsOpen}
      align="start"
      className="w-[210px] text-[11.5px]"
      trigger={button}
    >
      {isOpen ? <MenuContent model={model} column={column} close={() => setIsOpen(false)} /> : null}
    </Popover>
  );
}

function MenuContent<Row>({
  model,
  column,
  close,
}: ColumnMenuProps<Row> & { readonly close: () => void }): ReactNode {
  const { settings, change } = model;
  const isPinned = settings.pinned.includes(column.id);
  const sortBy = (sorting: readonly Sorting[]) => {
    change({ sorting });
    close();
  };
  return (
    <div className="flex flex-col gap-2">
      {column.sort === undefined ? null : (
        <div className="grid grid-cols-2 gap-1.5">
          <Button size="s" onClick={() => sortBy([{ id: column.id, desc: false }])}>
            <ArrowUp aria-hidden="true" size={12} /> Rising
          </Button>
          <Button size="s" onClick={() => sortBy([{ id: column.id, desc: true }])}>
            <ArrowDown aria-hidden="true" size={12} /> Falling
          </Button>
        </div>
      )}
      <div className="grid grid-cols-2 gap-1.5">
        <Button
          size="s"
          onClick={() => {
            change({ pinned: togglePinned(settings.pinned, column.id) });
            close();
          }}
        >
          {isPinned ? (
            <PinOff aria-hidden="true" size={12} />
          ) : (
            <Pin aria-hidden="true" size={12} />
          )}
          {isPinned ? 'Unpin' : 'Pin left'}
        </Button>
        <Button
          size="s"
          onClick={() => {
            change({ hidden: [...settings.hidden, column.id] });
            close();
          }}
        >
          <EyeOff aria-hidden="true" size={12} /> Hide
        </Button>
      </div>
      {column.choices ? (
        <ChoicesFilter model={model} column={column} />
      ) : (
        <ContainsFilter model={model} column={column} />
      )}
    </div>
  );
}

const choicesMax = 40;

/** The few values that the column has, each to be ticked. Nothing ticked: everything is shown. */
function ChoicesFilter<Row>({ model, column }: ColumnMenuProps<Row>): ReactNode {
  const { source } = model;
  const values = useMemo(() => {
    const found = new Set<string>();
    for (const id of source.ids()) {
      const row = source.get(id);
      if (row !== undefined) {
        found.add(textOf(column, row));
      }
    }
    return [...found].sort().slice(0, choicesMax);
  }, [source, column]);
  const filter = model.filters[column.id];
  const chosen = filter?.kind === 'choices' ? filter.values : [];
  const choose = (value: string, isOn: boolean) => {
    const next = isOn ? [...chosen, value] : chosen.filter((one) => one !== value);
    model.setFilter(column.id, next.length === 0 ? undefined : { kind: 'choices', values: next });
  };
  return (
    <fieldset className="flex flex-col gap-1.5 border-t border-line-soft pt-2">
      <legend className="only-read">Show only</legend>
      {values.length === 0 ? <p className="text-faint">No rows to choose from yet.</p> : null}
      {values.map((value) => (
        <Checkbox
          key={value}
          label={value === '' ? '(empty)' : value}
          checked={chosen.includes(value)}
          onChange={(isOn) => choose(value, isOn)}
        />
      ))}
      {chosen.length === 0 ? null : (
        <Button size="s" tone="quiet" onClick={() => model.setFilter(column.id, undefined)}>
          Show all
        </Button>
      )}
    </fieldset>
  );
}

function ContainsFilter<Row>({ model, column }: ColumnMenuProps<Row>): ReactNode {
  const filter: ColumnFilter | undefined = model.filters[column.id];
  const text = filter?.kind === 'contains' ? filter.text : '';
  return (
    <label className="flex flex-col gap-1 border-t border-line-soft pt-2">
      <span className="text-faint">Contains</span>
      <input
        value={text}
        onChange={({ target }) =>
          model.setFilter(
            column.id,
            target.value === '' ? undefined : { kind: 'contains', text: target.value },
          )
        }
        className="h-6 rounded border border-line bg-sunken px-1.5 outline-none focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus"
      />
    </label>
  );
}

function togglePinned(pinned: readonly string[], id: string): readonly string[] {
  return pinned.includes(id) ? pinned.filter((one) => one !== id) : [...pinned, id];
}
