'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Whether the page's script has taken over what the server drew. Until then a form's button sends the
 * way browsers send by themselves: around every check, and what is typed may go into the address.
 */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
