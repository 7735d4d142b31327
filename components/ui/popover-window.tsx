'use client';

import { Popover as BasePopover } from '@base-ui/react/popover';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  readonly title: string;
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
  readonly className?: string;
  readonly children: ReactNode;
}

/** The button with its window. */
export function PopoverWindow({
  title,
  trigger,
  open,
  onOpenChange,
  align = 'end',
  side = 'bottom',
  className = '',
  children,
}: PopoverProps): ReactNode {
  return (
    <BasePopover.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          className="z-40 outline-none"
          sideOffset={6}
          align={align}
          side={side}
          collisionPadding={8}
        >
          <BasePopover.Popup
            className={`max-h-[var(--available-height)] max-w-[min(var(--available-width),calc(100vw-16px))] origin-[var(--transform-origin)] overflow-auto rounded-lg border border-line bg-panel p-3 shadow-pop transition-[scale,opacity] duration-(--quick) ease-calm outline-none data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0 ${className}`}
          >
            <BasePopover.Title className="only-read">{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
