'use client';

import type { ReactNode } from 'react';
import { useRowTable } from '@/components/feed/use-row';
import { closeDoor, useDoors } from '@/components/shell/command-doors';
import { lateDialog } from '@/components/ui/late-dialog';

const CommandPalette = lateDialog(
  'the command palette',
  () => import('@/components/shell/command-palette').then((module) => module.CommandPalette),
  closeDoor,
);
const KeySheet = lateDialog(
  'the list of keys',
  () => import('@/components/shell/key-sheet').then((module) => module.KeySheet),
  closeDoor,
);
const CancelAllDialog = lateDialog(
  'the dialog to cancel orders',
  () =>
    import('@/components/order-blotter/cancel-all-dialog').then((module) => module.CancelAllDialog),
  closeDoor,
);
const FlattenDialog = lateDialog(
  'the dialog to flatten',
  () => import('@/components/positions/flatten-dialog').then((module) => module.FlattenDialog),
  closeDoor,
);

/** What a command opens over the page, in every place. Each is loaded when it is first wanted. */
export function OpenDoors(): ReactNode {
  const open = useDoors((state) => state.open);
  const instruments = useRowTable('instruments');
  switch (open) {
    case 'palette':
      return <CommandPalette />;
    case 'keys':
      return <KeySheet />;
    case 'cancelAll':
      return <CancelAllDialog instrumentOf={instruments.get} onClose={closeDoor} />;
    case 'flatten':
      return <FlattenDialog instrumentOf={instruments.get} onClose={closeDoor} />;
    case 'kill':
    case undefined:
      return null;
  }
}
