'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { lateContent } from '@/components/ui/late-panel';
import { Popover } from '@/components/ui/popover';
import { modeNames } from './mode-words';

/** Forms come when they are asked for: the first look at the desk does not wait for them. */
const ModeForm = lateContent(
  'the modes',
  () => import('./mode-form').then((module) => module.ModeForm),
  3,
);

/** The mode in the band; pressed, it shows what each mode lets through and who may change it. */
export function ModeControl(): ReactNode {
  const state = useFeed((values) => values.mode);
  const [isOpen, setOpen] = useState(false);
  if (state === undefined) {
    return <span>waiting for the desk</span>;
  }
  return (
    <Popover
      title="Desk mode"
      align="center"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-[340px]"
      trigger={
        <button
          type="button"
          className="flex items-center gap-1 rounded px-1.5 font-semibold outline-offset-0 hover:bg-[color-mix(in_srgb,currentColor_15%,transparent)] focus-visible:outline-current"
        >
          <span className="only-read">Mode: </span>
          {modeNames[state.mode]}
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <ModeForm state={state} onDone={() => setOpen(false)} />
    </Popover>
  );
}
