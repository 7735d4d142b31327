'use client';

import { create } from 'zustand';

/** Keys that send orders disarm themselves after so long without use. */
export const orderKeysArmedMs = 10 * 60_000;

/** Whether keys that send orders do so. Never kept: after every load of the page they are off. */
export const useOrderKeys = create<{ readonly areArmed: boolean }>()(() => ({ areArmed: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

export function armOrderKeys(): void {
  clearTimeout(timer);
  timer = setTimeout(disarmOrderKeys, orderKeysArmedMs);
  useOrderKeys.setState({ areArmed: true });
}

export function disarmOrderKeys(): void {
  clearTimeout(timer);
  useOrderKeys.setState({ areArmed: false });
}
