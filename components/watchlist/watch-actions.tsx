'use client';

import { ListPlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { RowButton } from '@/components/ui/row-button';
import type { WatchRow } from './watch-row';

/** What one may do with an instrument from its line. */
export interface WatchActs {
  /** Chooses the lists that it stands on. */
  readonly chooseLists: (instrument: string) => void;
  /** Takes it off the list that is shown; absent while everything is shown. */
  readonly takeOff: ((instrument: string) => void) | undefined;
}

interface WatchActionsProps {
  readonly row: WatchRow;
  readonly acts: WatchActs;
  readonly tabIndex: 0 | -1;
}

export function WatchActions({ row, acts, tabIndex }: WatchActionsProps): ReactNode {
  const { instrument } = row;
  const { takeOff, chooseLists } = acts;
  return takeOff === undefined ? (
    <RowButton
      icon={ListPlus}
      label={`Lists of ${instrument}`}
      tabIndex={tabIndex}
      onPress={() => chooseLists(instrument)}
    />
  ) : (
    <RowButton
      icon={X}
      label={`Take ${instrument} off the list`}
      tabIndex={tabIndex}
      onPress={() => takeOff(instrument)}
    />
  );
}
