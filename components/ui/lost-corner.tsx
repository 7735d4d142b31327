'use client';

import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Loss } from './late';
import { LostLine } from './not-fetched';

interface LostCornerProps extends Loss {
  /** In the middle of a sentence: `notices`. */
  readonly what: string;
}

/** What stands over a corner of the page in place of what could not be fetched, until it is put away. */
export function LostCorner({ what, ...loss }: LostCornerProps): ReactNode {
  const [isPutAway, setPutAway] = useState(false);
  return isPutAway ? null : (
    <div className="fixed right-3 bottom-9 z-[70] flex items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2.5 shadow-pop">
      <LostLine what={what} {...loss} />
      <button
        type="button"
        aria-label={`Put away: ${what} not fetched`}
        className="flex size-6 flex-none items-center justify-center rounded text-faint hover:bg-hover hover:text-text"
        onClick={() => {
          // The focus is not lost with the button that had it.
          document.getElementById('work')?.focus();
          setPutAway(true);
        }}
      >
        <X aria-hidden="true" size={15} />
      </button>
    </div>
  );
}
