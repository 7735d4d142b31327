'use client';

import { type ReactNode, useId } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { Switch } from '@/components/ui/switch';

/** Whether signals are executed by themselves. Why it is not live stands beside it. */
export function AutomaticSwitch(): ReactNode {
  const reasonId = useId();
  const isOn = useFeed((values) => values.mode?.mode === 'automatic');
  return (
    <div className="flex h-[30px] flex-none items-center gap-2 rounded-desk border border-line bg-raised px-2.5 text-s max-2xl:hidden">
      <span>Automatic execution</span>
      <Switch
        label="Automatic execution"
        checked={isOn}
        disabled
        describedBy={reasonId}
        onChange={() => undefined}
      />
      <span id={reasonId} className="text-faint">
        no signals are taken in yet
      </span>
    </div>
  );
}
