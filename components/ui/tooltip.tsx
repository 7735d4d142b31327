'use client';

import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

interface TooltipProps {
  readonly text: ReactNode;
  readonly children: ReactElement;
}

/** A few words about what is pointed at. Never the only place where something is said. */
export function Tooltip({ text, children }: TooltipProps): ReactNode {
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
