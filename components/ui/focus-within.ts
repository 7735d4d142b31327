'use client';

import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';

/** Takes the focus into what has been opened, and gives it back to where it came from. */
export function useFocusWithin(opened: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = opened;
    const before = document.activeElement;
    const first = current?.querySelector<HTMLElement>('button, a, input, select, textarea');
    (first ?? current)?.focus();
    return () => {
      if (current?.contains(document.activeElement) === true && before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, [opened]);
}

/** Escape leaves what has been opened and nothing under it. */
export function leaveByEscape(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    }
  };
}
