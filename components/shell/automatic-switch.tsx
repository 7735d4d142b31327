'use client';

import { type ReactNode, useState } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { lateContent } from '@/components/ui/late-panel';
import { Popover } from '@/components/ui/popover';

/** Forms come when they are asked for: the first look at the desk does not wait for them. */
const ModeForm = lateContent(
  'the modes',
  () => import('./mode-form').then((module) => module.ModeForm),
  3,
);

/** Whether signals are executed by themselves. Throwing it asks for the reason, as every change of mode. */
export function AutomaticSwitch(): ReactNode {
  const state = useFeed((values) => values.mode);
  const [isOpen, setOpen] = useState(false);
  if (state === undefined) {
    return null;
  }
  const isOn = state.mode === 'automatic';
  return (
    <Popover
      title="Automatic execution"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-[340px]"
      trigger={
        <button
          type="button"
          role="switch"
          aria-checked={isOn}
          className="group flex h-[30px] flex-none items-center gap-2 rounded-desk border border-line bg-raised px-2.5 text-s hover:bg-hover max-2xl:hidden"
        >
          Automatic execution
          <span
            aria-hidden="true"
            className="relative flex h-[15px] w-[26px] rounded-full border border-line bg-sunken p-px group-aria-checked:border-accent group-aria-checked:bg-accent"
          >
            <span className="size-[11px] rounded-full bg-faint transition-transform duration-(--quick) group-aria-checked:translate-x-[11px] group-aria-checked:bg-accent-ink" />
          </span>
        </button>
      }
    >
      <ModeForm
        state={state}
        proposed={isOn ? 'manual' : 'automatic'}
        onDone={() => setOpen(false)}
      />
    </Popover>
  );
}
