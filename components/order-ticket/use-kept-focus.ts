import { type RefObject, useEffect, useRef } from 'react';

/**
 * The button that is pressed gives way to another one, and the keyboard would stand nowhere: neither
 * Enter nor Escape would do what is written there. Whoever pressed in the row goes on at its button that
 * sends; whoever is in a field, or has left the row, stays there.
 */
export function useKeptFocus(phase: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  const isHere = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      isHere.current = target instanceof Node && row.current?.contains(target) === true;
    };
    document.addEventListener('pointerdown', note);
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('pointerdown', note);
      document.removeEventListener('focusin', note);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another phase has other buttons.
  useEffect(() => {
    if (isHere.current && document.activeElement === document.body) {
      row.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    }
  }, [phase]);
  return row;
}
