'use client';

import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePreferences } from '@/components/ui/preferences';
import { ChordKeys } from './chord-keys';
import { openDoor } from './command-doors';

/** The way to every command for a hand on the mouse; it shows the key that does the same. */
export function PaletteButton(): ReactNode {
  const key = usePreferences((preferences) => preferences.keys['desk.palette']);
  return (
    <button
      type="button"
      aria-label="Find a command"
      onClick={() => openDoor('palette')}
      className="flex h-[30px] flex-none items-center gap-2 rounded-desk border border-line bg-sunken px-2 text-s text-faint hover:bg-hover hover:text-text max-sm:hidden"
    >
      <Search aria-hidden="true" size={14} className="flex-none" />
      <span aria-hidden="true" className="max-[1800px]:hidden">
        Instrument, order, command …
      </span>
      {key === null ? null : (
        <span className="max-[1560px]:hidden">
          <ChordKeys chord={key ?? 'Ctrl+K'} />
        </span>
      )}
    </button>
  );
}
