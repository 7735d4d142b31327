'use client';

import { Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { lateContent } from '@/components/ui/late-panel';
import { Popover } from '@/components/ui/popover';

const PersonChoices = lateContent(
  'the settings',
  () => import('./person-choices').then((module) => module.PersonChoices),
  4,
);

/** Who is signed in, how they like the screen, and the way out; loaded when it is opened. */
export function PersonMenu(): ReactNode {
  return (
    <Popover
      title="Appearance and account"
      className="w-[300px]"
      trigger={
        <button
          type="button"
          aria-label="Appearance and account"
          className="flex size-[30px] flex-none items-center justify-center rounded-desk border border-line bg-raised text-soft hover:bg-hover hover:text-text"
        >
          <Settings2 aria-hidden="true" size={15} />
        </button>
      }
    >
      <PersonChoices />
    </Popover>
  );
}
