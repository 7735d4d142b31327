'use client';

import { cloneElement, type ReactNode, useState } from 'react';
import { latePart, useLatePart } from './late-part';
import type { PopoverProps } from './popover-window';

const popoverWindow = latePart(() =>
  import('./popover-window').then((module) => module.PopoverWindow),
);

/**
 * A small window that hangs on its button; the rest of the page stays usable. The window comes after
 * the first look at the page: pressed before that, the button opens it as soon as it is there.
 */
export function Popover(props: PopoverProps): ReactNode {
  const { trigger, open = false, onOpenChange } = props;
  const [isHeld, setHeld] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const Window = useLatePart(popoverWindow, isHeld, isPressed || open);
  if (Window !== undefined) {
    return <Window {...props} isWanted={isPressed} />;
  }
  return cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': isPressed || open,
    onClick: () => {
      setPressed(true);
      onOpenChange?.(true);
    },
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  });
}
