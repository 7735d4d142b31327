'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import type { HTMLAttributes, ReactElement, ReactNode } from 'react';
import { Button } from '../button';
import { Checkbox } from '../checkbox';
import { Popover } from '../popover';
import { densityNames, rowDensities } from '../preferences';
import { Segmented } from '../segmented';
import type { Column } from './column';
import { moveColumn } from './move-column';
import type { TableModel } from './use-table-model';

interface ColumnChooserProps<Row> {
  readonly model: TableModel<Row>;
  readonly trigger: ReactElement<HTMLAttributes<HTMLElement>>;
}

/** Which columns are shown, in which order, how dense, and the way back to the first day. */
export function ColumnChooser<Row>({ model, trigger }: ColumnChooserProps<Row>): ReactNode {
  return (
    <Popover title="Columns" trigger={trigger} className="w-[230px] text-[11.5px]">
      <div className="flex flex-col gap-2.5">
        <Segmented
          label="Height of rows"
          options={rowDensities.map((value) => ({ value, label: densityNames[value] }))}
          value={model.density}
          onChange={(density) => model.change({ density })}
        />
        <ul className="flex max-h-[320px] flex-col gap-0.5 overflow-auto">
          {orderedColumns(model).map((column, place, all) => (
            <ColumnLine
              key={column.id}
              model={model}
              column={column}
              before={all[place - 1]}
              after={all[place + 1]}
            />
          ))}
        </ul>
        <Button size="s" onClick={model.reset}>
          Reset
        </Button>
      </div>
    </Popover>
  );
}

interface ColumnLineProps<Row> {
  readonly model: TableModel<Row>;
  readonly column: Column<Row>;
  readonly before: Column<Row> | undefined;
  readonly after: Column<Row> | undefined;
}

function ColumnLine<Row>({ model, column, before, after }: ColumnLineProps<Row>): ReactNode {
  const { hidden } = model.settings;
  const show = (isShown: boolean) =>
    model.change({
      hidden: isShown ? hidden.filter((id) => id !== column.id) : [...hidden, column.id],
    });
  const move = (beside: Column<Row> | undefined) => {
    if (beside !== undefined) {
      moveColumn(model, column.id, beside.id);
    }
  };
  return (
    <li className="group flex items-center gap-1 rounded px-0.5 py-[2px] hover:bg-hover">
      <span className="flex-1">
        <Checkbox label={column.header} checked={!hidden.includes(column.id)} onChange={show} />
      </span>
      <button
        type="button"
        aria-label={`Move ${column.header} up`}
        className={moveButton}
        onClick={() => move(before)}
      >
        <ChevronUp aria-hidden="true" size={12} />
      </button>
      <button
        type="button"
        aria-label={`Move ${column.header} down`}
        className={moveButton}
        onClick={() => move(after)}
      >
        <ChevronDown aria-hidden="true" size={12} />
      </button>
    </li>
  );
}

const moveButton = 'rounded p-0.5 text-faint hover:text-text';

function orderedColumns<Row>({ columns, settings }: TableModel<Row>): readonly Column<Row>[] {
  const placeOf = (column: Column<Row>) => settings.order.indexOf(column.id);
  return columns
    .filter((column) => column.actions !== true)
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}
