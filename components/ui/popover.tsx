'use client';

import { cloneElement, type ReactNode, useRef, useState } from 'react';
import { useHeldBack } from './held-back';
import { latePart } from './late-part';
import { PlainWindow } from './plain-window';
import type { PopoverProps } from './popover-window';

const popoverWindow = latePart(() =>
  import('./popover-window').then((module) => module.PopoverWindow),
);

/**
 * A small window that hangs on its button; the rest of the page stays usable. What moves and places it
 * comes after the first look at the page. Nothing waits for that, the kill above all: pressed before, or
 * where it could not be fetched, the button opens the same window plainly.
 */
export function Popover(props: PopoverProps): ReactNode {
  const { title, trigger, open, onOpenChange, className, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isHeld, setHeld] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const isOpen = open ?? isPressed;
  const Window = useHeldBack(popoverWindow, isHeld || isOpen);
  if (Window !== undefined) {
    return <Window {...props} />;
  }
  const turn = (next: boolean) => {
    setPressed(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        onClick: () => turn(!isOpen),
        onPointerEnter: () => setHeld(true),
        onPointerLeave: () => setHeld(button.current === document.activeElement),
        onFocus: () => setHeld(true),
        onBlur: () => setHeld(false),
      })}
      {isOpen ? (
        <PlainWindow
          title={title}
          hangsOn={button}
          className={className}
          onClose={() => turn(false)}
        >
          {children}
        </PlainWindow>
      ) : null}
    </>
  );
}
