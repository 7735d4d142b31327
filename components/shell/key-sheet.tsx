'use client';

import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Command, commandGroups } from '@/components/ui/commands/command';
import { useCommandRegistry } from '@/components/ui/commands/command-registry';
import { keyOf, whyNotKey } from '@/components/ui/commands/key-bindings';
import { chordOf } from '@/components/ui/commands/key-chord';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { usePreferences } from '@/components/ui/preferences';
import { ChordKeys } from './chord-keys';
import { closeDoor } from './command-doors';

/** Every command with its key, and the way to give it another one. */
export function KeySheet(): ReactNode {
  const commands = useCommandRegistry((state) => state.commands);
  const keys = usePreferences((preferences) => preferences.keys);
  const change = usePreferences((preferences) => preferences.change);
  const [asked, setAsked] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const listed = [...commands.values()].filter(({ isOneOfMany }) => isOneOfMany !== true);
  const isChanged = Object.keys(keys).length > 0;

  const take = (command: Command, event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setAsked(undefined);
      setRefusal(undefined);
      return;
    }
    const chord = chordOf({ ...facts(event), code: event.code });
    if (chord === undefined || event.repeat) {
      return;
    }
    const because = whyNotKey(chord, command, commands.values(), keys);
    setRefusal(because);
    if (because === undefined) {
      setAsked(undefined);
      change({ keys: withKey(keys, command, chord) });
    }
  };

  return (
    <Dialog
      title="Keys"
      description="They work anywhere but in a field; those with Ctrl or Alt work there too, unless they send an order. Cmd counts as Ctrl."
      size="wide"
      open
      onOpenChange={closeDoor}
    >
      <div className="gap-x-6 md:columns-2">
        {commandGroups.map((group) => {
          const members = listed.filter((command) => command.group === group);
          return members.length === 0 ? null : (
            <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-xs text-faint">{group}</h3>
              <ul className="grid gap-px">
                {members.map((command) => (
                  <li key={command.id} className="grid">
                    <div className="flex min-h-7 items-center gap-2 rounded-desk px-1.5 hover:bg-hover">
                      <span className="min-w-0 flex-1 truncate">
                        {command.title}
                        {command.sendsOrder === true ? (
                          <small className="ml-1.5 text-s text-warn">when armed</small>
                        ) : null}
                      </span>
                      <KeyButton
                        command={command}
                        chord={keyOf(command, keys)}
                        isAsked={asked === command.id}
                        onAsk={() => {
                          setRefusal(undefined);
                          setAsked(asked === command.id ? undefined : command.id);
                        }}
                        onTake={(event) => take(command, event)}
                        onLeave={() => setAsked(undefined)}
                      />
                      <NoKeyButton
                        command={command}
                        chord={keyOf(command, keys)}
                        onPress={() => change({ keys: withKey(keys, command, null) })}
                      />
                    </div>
                    {refusal !== undefined && asked === command.id ? (
                      <p role="alert" className="px-1.5 pb-1 text-s text-critical">
                        {refusal}
                      </p>
                    ) : null}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <footer className="flex flex-wrap items-center gap-3 border-t border-line-soft pt-3 text-s text-soft">
        <span>
          In tables: arrows move, <Kbd>Enter</Kbd> opens, <Kbd>R</Kbd> lets waiting rows in.
        </span>
        <span className="flex-1" />
        <Button
          size="s"
          because={isChanged ? undefined : 'nothing is changed'}
          onClick={() => change({ keys: {} })}
        >
          Reset all keys
        </Button>
      </footer>
    </Dialog>
  );
}

function KeyButton({
  command,
  chord,
  isAsked,
  onAsk,
  onTake,
  onLeave,
}: {
  readonly command: Command;
  readonly chord: string | undefined;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
  readonly onTake: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-label={`Key of ${command.title}: ${isAsked ? 'press it' : (chord ?? 'none')}`}
      onClick={onAsk}
      onKeyDown={isAsked ? onTake : undefined}
      onBlur={isAsked ? onLeave : undefined}
      className={`flex h-6 min-w-[64px] flex-none items-center justify-center rounded-desk border px-1.5 text-s ${isAsked ? 'border-accent bg-accent-ground text-text' : 'border-transparent text-faint hover:border-line'}`}
    >
      {isAsked ? 'press a key' : <ChordOrNone chord={chord} />}
    </button>
  );
}

function ChordOrNone({ chord }: { readonly chord: string | undefined }): ReactNode {
  return chord === undefined ? 'none' : <ChordKeys chord={chord} />;
}

/** Takes the key away. */
function NoKeyButton({
  command,
  chord,
  onPress,
}: {
  readonly command: Command;
  readonly chord: string | undefined;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-label={`Take the key of ${command.title} away`}
      onClick={onPress}
      className={`flex size-5 flex-none items-center justify-center rounded text-faint hover:text-text ${chord === undefined ? 'invisible' : ''}`}
    >
      <X aria-hidden="true" size={12} />
    </button>
  );
}

/** A key that is the one a command is born with is no change. */
function withKey(
  keys: Readonly<Record<string, string | null>>,
  { id, key }: Command,
  chord: string | null,
): Readonly<Record<string, string | null>> {
  const { [id]: _former, ...others } = keys;
  return chord === key ? others : { ...others, [id]: chord };
}

function facts({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, altKey, shiftKey };
}
