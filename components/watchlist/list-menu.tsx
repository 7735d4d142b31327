'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { ChevronDown, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Popover } from '@/components/ui/popover';
import type { WatchLists } from '@/contract/watch-lists';
import { NewList } from './new-list';
import { changeWatchLists } from './use-watch-lists';
import { listOf, withoutList } from './watch-lists';

/** The value that stands for no list: everything that can be traded. */
const everything = '';

interface ListMenuProps {
  readonly all: WatchLists;
  /** How many can be traded. */
  readonly count: number;
}

/** Chooses the list that is shown; makes and deletes lists. */
export function ListMenu({ all, count }: ListMenuProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const shown = listOf(all);
  return (
    <Popover
      title="Lists"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="inline-flex h-6 max-w-[130px] items-center gap-1 rounded px-1.5 text-s text-soft hover:bg-hover hover:text-text data-popup-open:bg-hover"
        >
          <span className="only-read">List: </span>
          <span className="truncate">{shown?.name ?? 'All'}</span>
          <span className="figure text-faint">{shown?.instruments.length ?? count}</span>
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <div className="flex w-[230px] flex-col gap-3">
        <RadioGroup
          aria-label="List that is shown"
          value={shown?.listId ?? everything}
          onValueChange={(listId) => {
            changeWatchLists((lists) => show(lists, listId));
            setOpen(false);
          }}
          className="flex flex-col"
        >
          <Choice value={everything} name="All" count={count} />
          {all.lists.map(({ listId, name, instruments }) => (
            <div key={listId} className="flex items-center">
              <Choice value={listId} name={name} count={instruments.length} />
              <button
                type="button"
                aria-label={`Delete the list ${name}`}
                title={`Delete the list ${name}`}
                className="flex size-6 flex-none items-center justify-center rounded text-faint hover:bg-critical-ground hover:text-critical"
                onClick={() => changeWatchLists((lists) => withoutList(lists, listId))}
              >
                <Trash2 aria-hidden="true" size={12} />
              </button>
            </div>
          ))}
        </RadioGroup>
        <NewList all={all} onMade={() => setOpen(false)} />
      </div>
    </Popover>
  );
}

function show({ version, lists }: WatchLists, listId: string): WatchLists {
  return { version, lists, ...(listId === everything ? {} : { shown: listId }) };
}

function Choice({
  value,
  name,
  count,
}: {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}): ReactNode {
  return (
    <Radio.Root
      value={value}
      className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 rounded px-2 py-1 text-left text-[12px] text-soft outline-none hover:bg-hover focus-visible:outline-2 focus-visible:outline-focus data-checked:bg-accent-ground data-checked:text-text"
    >
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="figure text-s text-faint">{count}</span>
    </Radio.Root>
  );
}
