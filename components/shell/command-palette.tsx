'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { Command as Palette } from 'cmdk';
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Command, commandGroups } from '@/components/ui/commands/command';
import { useCommandRegistry } from '@/components/ui/commands/command-registry';
import { keyOf } from '@/components/ui/commands/key-bindings';
import { usePreferences } from '@/components/ui/preferences';
import { typedAhead } from '@/components/ui/typed-ahead';
import { ChordKeys } from './chord-keys';
import { closeDoor } from './command-doors';

/** Everything that can be done, by typing a part of its name. */
export function CommandPalette(): ReactNode {
  const commands = useCommandRegistry((state) => state.commands);
  const keys = usePreferences((preferences) => preferences.keys);
  const [search, setSearch] = useState(typedAhead);
  const shown = [...commands.values()].filter(
    ({ id, isOneOfMany }) => id !== 'desk.palette' && (search !== '' || isOneOfMany !== true),
  );
  const give = (command: Command) => {
    closeDoor();
    // The focus goes back first, so that a command can take it elsewhere.
    requestAnimationFrame(command.run);
  };
  return (
    <BaseDialog.Root open onOpenChange={closeDoor}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <BaseDialog.Popup className="fixed top-[12vh] left-1/2 z-50 w-[560px] max-w-[calc(100vw-24px)] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-panel shadow-pop outline-none">
          <BaseDialog.Title className="only-read">Commands</BaseDialog.Title>
          <Palette label="Commands" loop filter={nearness}>
            <div className="flex items-center gap-2.5 border-b border-line px-3.5">
              <Search aria-hidden="true" size={15} className="flex-none text-faint" />
              <Palette.Input
                autoFocus
                value={search}
                onValueChange={setSearch}
                placeholder="buy AAPL, risk, cancel all, dark …"
                className="h-11 min-w-0 flex-1 bg-transparent text-[14px] outline-none"
              />
            </div>
            <Palette.List className="max-h-[min(52vh,440px)] scroll-py-2 overflow-auto p-1.5">
              <Palette.Empty className="px-3 py-8 text-center text-soft">
                No command has that name.
              </Palette.Empty>
              {commandGroups.map((group) => {
                const members = shown.filter((command) => command.group === group);
                return members.length === 0 ? null : (
                  <Palette.Group key={group} heading={group} className={groupLook}>
                    {members.map((command) => (
                      <Line
                        key={command.id}
                        command={command}
                        chord={keyOf(command, keys)}
                        onGive={() => give(command)}
                      />
                    ))}
                  </Palette.Group>
                );
              })}
            </Palette.List>
          </Palette>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function Line({
  command,
  chord,
  onGive,
}: {
  readonly command: Command;
  readonly chord: string | undefined;
  readonly onGive: () => void;
}): ReactNode {
  const { id, title, words, because, sendsOrder } = command;
  return (
    <Palette.Item
      value={id}
      keywords={[title, words ?? '']}
      disabled={because !== undefined}
      onSelect={onGive}
      className="flex h-8 cursor-pointer items-center gap-2 rounded-desk px-2 data-[disabled=true]:cursor-not-allowed data-[disabled=true]:text-faint data-[selected=true]:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {because === undefined ? null : <small className="text-s text-faint">{because}</small>}
      {sendsOrder === true ? <small className="text-s text-warn">sends an order</small> : null}
      {chord === undefined ? null : <ChordKeys chord={chord} />}
    </Palette.Item>
  );
}

/** Every word typed has to begin a word of the command: "bu aa" finds "Buy AAPL". The earlier, the nearer. */
function nearness(_id: string, search: string, words: readonly string[] = []): number {
  const text = ` ${words.join(' ').toLowerCase()}`;
  const places = search
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => text.indexOf(` ${part}`));
  return places.some((place) => place < 0) ? 0 : 1 / (1 + Math.max(0, ...places));
}

const groupLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint';
