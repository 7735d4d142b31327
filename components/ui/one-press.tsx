'use client';

import { useEffect } from 'react';

/**
 * A double click is one press, and so is a key that is held: what they open, uncover or put in the place
 * of what was pressed is not pressed by the rest of them. A secret that is shown once would be put away
 * before anybody has seen it.
 */
export function OnePress(): null {
  useEffect(() => {
    const press = new PressWatch();
    const drop = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onMouseDown = (event: MouseEvent) => press.noteDown(event.detail, pressableOf(event));
    const onClick = (event: MouseEvent) => press.isRestOfAnother(event.detail) && drop(event);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.repeat && !isWritten(event.target)) {
        drop(event);
      }
    };
    // Before anybody else on the page hears of it.
    window.addEventListener('mousedown', onMouseDown, true);
    window.addEventListener('click', onClick, true);
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('mousedown', onMouseDown, true);
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
  return null;
}

/** Tells the rest of a double click that has come to lie on something else than its first half. */
export class PressWatch {
  private first: unknown;
  private isElsewhere = false;

  /** `count`: which press it is of those that quickly follow one another at one place, from 1. */
  noteDown(count: number, pressed: unknown): void {
    if (count <= 1) {
      this.first = pressed;
    }
    this.isElsewhere = pressed !== this.first;
  }

  /** Who goes on and on means it; a click by a key or a program has no count. */
  isRestOfAnother(count: number): boolean {
    return count === 2 && this.isElsewhere;
  }
}

const pressable = 'button, a, label, input, select, textarea, summary, [role], [tabindex]';

function pressableOf({ target }: MouseEvent): Element | null {
  return target instanceof Element ? target.closest(pressable) : null;
}

/** Where Enter begins a line, it may begin many. */
function isWritten(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
