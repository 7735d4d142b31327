'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import type { WatchLists } from '@/contract/watch-lists';
import { NewList } from './new-list';
import { changeWatchLists } from './use-watch-lists';
import { toggled } from './watch-lists';

interface ListsOfDialogProps {
  readonly instrument: string;
  readonly all: WatchLists;
  readonly onClose: () => void;
}

/** Which lists an instrument stands on. */
export function ListsOfDialog({ instrument, all, onClose }: ListsOfDialogProps): ReactNode {
  return (
    <Dialog
      title={`Lists of ${instrument}`}
      description={
        all.lists.length === 0
          ? 'There is no list yet: make the first one.'
          : 'Tick where it stands.'
      }
      open
      onOpenChange={onClose}
    >
      <div className="flex flex-col gap-1.5">
        {all.lists.map(({ listId, name, instruments }) => (
          <Checkbox
            key={listId}
            label={name}
            checked={instruments.includes(instrument)}
            onChange={() => changeWatchLists((lists) => toggled(lists, listId, instrument))}
          />
        ))}
      </div>
      <NewList all={all} instruments={[instrument]} onMade={onClose} />
      <div className="flex justify-end">
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  );
}
