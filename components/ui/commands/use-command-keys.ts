'use client';

import { useEffect } from 'react';
import { usePreferences } from '../preferences';
import { isDialogComing } from '../typed-ahead';
import { commandForPress } from './command-for-press';
import { useCommandRegistry } from './command-registry';
import { armOrderKeys, useOrderKeys } from './order-keys';
import { WritingWatch } from './writing-watch';

/** Turns presses anywhere on the page into commands. Once per page. */
export function useCommandKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const writing = new WritingWatch();

function listen(event: KeyboardEvent): void {
  const isRestOfWord = writing.isRestOfWord({
    key: event.key,
    field: isField(event.target) ? event.target : undefined,
    hasCommandModifier: event.ctrlKey || event.metaKey || event.altKey,
    atMs: event.timeStamp,
  });
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  if (event.key === 'Escape' && isField(event.target) && document.activeElement === document.body) {
    // A field that was left leaves the focus in its panel, from where the keyboard goes on.
    event.target.closest<HTMLElement>('[data-panel]')?.focus();
    return;
  }
  const { areArmed } = useOrderKeys.getState();
  const command = commandForPress(
    {
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      shiftKey: event.shiftKey,
      isRepeat: event.repeat,
      isInField: isField(event.target),
      isInDialog: isInDialog(event.target) || isDialogComing(),
    },
    useCommandRegistry.getState().commands.values(),
    usePreferences.getState().keys,
    areArmed,
  );
  if (command === undefined || (isRestOfWord && command.stops !== true)) {
    return;
  }
  event.preventDefault();
  if (command.sendsOrder === true) {
    armOrderKeys();
  }
  command.run();
}

function isField(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('[role="dialog"], [role="alertdialog"]') !== null
  );
}
