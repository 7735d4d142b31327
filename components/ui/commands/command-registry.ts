'use client';

import { useEffect } from 'react';
import { create } from 'zustand';
import type { Command } from './command';

interface Registry {
  readonly commands: ReadonlyMap<string, Command>;
}

/**
 * Every command that can be given now. Whoever can do something registers it while it is there; the
 * palette, the keys and the sheet know no other list.
 */
export const useCommandRegistry = create<Registry>()(() => ({ commands: new Map() }));

/** Registers commands as long as the caller is on the page. Keep the array stable with `useMemo`. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}

/** Returns how to take them back. A command that was replaced meanwhile stays. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommandRegistry.setState((state) => {
    const known = new Map(state.commands);
    for (const command of commands) {
      known.set(command.id, command);
    }
    return { commands: known };
  });
  return () =>
    useCommandRegistry.setState((state) => {
      const known = new Map(state.commands);
      for (const command of commands) {
        if (known.get(command.id) === command) {
          known.delete(command.id);
        }
      }
      return { commands: known };
    });
}
