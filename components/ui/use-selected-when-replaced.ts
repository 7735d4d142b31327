'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * A text that comes to stand under the keyboard without being typed there is selected: what is typed next
 * takes its place, and does not make it longer. For the fields in one form that follow the desk.
 */
export function useSelectedWhenReplaced(form: RefObject<HTMLElement | null>): void {
  const known = useRef<{ readonly field: HTMLInputElement; readonly text: string }>(undefined);
  useEffect(() => {
    // On the document, for a dialog comes to stand in it later than what draws it.
    const note = ({ target }: Event) => {
      const isHere = target instanceof HTMLInputElement && form.current?.contains(target) === true;
      known.current = isHere ? { field: target, text: target.value } : undefined;
    };
    document.addEventListener('focusin', note, true);
    document.addEventListener('input', note, true);
    return () => {
      document.removeEventListener('focusin', note, true);
      document.removeEventListener('input', note, true);
    };
  }, [form]);
  useLayoutEffect(() => {
    const { field, text } = known.current ?? {};
    if (field !== undefined && field === document.activeElement && field.value !== text) {
      known.current = { field, text: field.value };
      field.select();
    }
  });
}
