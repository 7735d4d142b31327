'use client';

import { type FocusEvent, type PointerEvent, useCallback, useEffect, useRef } from 'react';
import type { TableModel } from './use-table-model';

/** Holds the order while a mouse points at the rows or the focus is among them. */
export function useHold<Row>({ hold }: TableModel<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const by = useRef({ pointer: false, focus: false });
  const set = useCallback(
    (change: Partial<typeof by.current>) => {
      by.current = { ...by.current, ...change };
      hold.set(by.current.pointer || by.current.focus);
    },
    [hold],
  );
  useEffect(() => () => hold.set(false), [hold]);
  useEffect(() => {
    // A row that had the focus and is gone tells nobody.
    if (by.current.focus && body.current?.contains(document.activeElement) === false) {
      set({ focus: false });
    }
  });
  return {
    ref: body,
    onPointerEnter: (event: PointerEvent) => set({ pointer: event.pointerType !== 'touch' }),
    onPointerLeave: () => set({ pointer: false }),
    onFocus: () => set({ focus: true }),
    onBlur: (event: FocusEvent<HTMLDivElement>) =>
      set({ focus: event.currentTarget.contains(event.relatedTarget) }),
  };
}
