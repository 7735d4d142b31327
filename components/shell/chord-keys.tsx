import type { ReactNode } from 'react';
import { chordParts } from '@/components/ui/commands/key-chord';
import { Kbd } from '@/components/ui/kbd';

/** A chord as the keys one presses. */
export function ChordKeys({ chord }: { readonly chord: string }): ReactNode {
  return (
    <span className="inline-flex flex-none items-center gap-0.5">
      {chordParts(chord).map((part) => (
        <Kbd key={part}>{signs[part] ?? part}</Kbd>
      ))}
    </span>
  );
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
