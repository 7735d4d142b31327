'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { openDoor } from '@/components/shell/command-doors';
import { haltCall } from '@/components/shell/kill-calls';
import { places } from '@/components/shell/places';
import { useCommands } from '@/components/ui/commands/command-registry';
import { useOrderKeys } from '@/components/ui/commands/order-keys';
import { useCommandKeys } from '@/components/ui/commands/use-command-keys';
import { orderCommands, placeCommands, reportCommands, screenCommands } from './commands-of-desk';
import { dockCommands, instrumentCommands, panelCommands } from './commands-of-panels';
import { useHasRoomToDock } from './use-has-room-to-dock';
import { useWorkspaces, workspaceNames } from './workspace-store';

/** What can be done from the keyboard in every place, and the ear that hears the keys. */
export function DeskCommands({ place }: { readonly place: string }): null {
  const { push } = useRouter();
  const isDesk = place === '/';
  const halt = useApiMutation(haltCall).mutate;
  const mayKill = useMay('kill');
  const mayCancel = useMay('cancel');
  const mayTrade = useMay('trade');
  const areArmed = useOrderKeys((state) => state.areArmed);
  useCommandKeys();
  useCommands(useMemo(() => placeCommands(places, push), [push]));
  useCommands(useMemo(() => reportCommands(push), [push]));
  useCommands(useMemo(() => screenCommands(), []));
  useCommands(
    useMemo(
      () =>
        orderCommands({
          mayKill,
          mayCancel,
          mayTrade,
          areArmed,
          halt: () => halt(undefined),
          openDoor,
        }),
      [mayKill, mayCancel, mayTrade, areArmed, halt],
    ),
  );
  const toDesk = useMemo(() => (isDesk ? () => undefined : () => push('/')), [isDesk, push]);
  useCommands(useMemo(() => panelCommands(toDesk), [toDesk]));
  const names = useInstrumentNames();
  useCommands(useMemo(() => instrumentCommands(names.split('\n'), toDesk), [names, toDesk]));
  const hasRoom = useHasRoomToDock();
  const kept = useWorkspaces((state) => state.kept);
  useCommands(
    useMemo(
      () => (isDesk && hasRoom === true ? dockCommands(workspaceNames(kept)) : []),
      [isDesk, hasRoom, kept],
    ),
  );
  return null;
}

/** As one text, so that a change of anything else about an instrument makes no new commands. */
function useInstrumentNames(): string {
  const instruments = useRows('instruments');
  return useMemo(
    () => instruments.map(({ instrument, name }) => `${instrument}\t${name}`).join('\n'),
    [instruments],
  );
}
