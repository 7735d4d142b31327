'use client';

import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { HTMLAttributes, ReactElement, ReactNode } from 'react';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>;
}

/** What is pointed at, with its words. */
export function TooltipWindow({ text, children }: TooltipProps): ReactNode {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} delay={450} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className="z-[60]">
          <BaseTooltip.Popup className="max-w-[34ch] rounded-desk border border-line bg-raised px-2.5 py-1.5 text-s leading-snug text-soft shadow-pop">
            {text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
