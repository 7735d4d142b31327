'use client';

import { useSyncExternalStore } from 'react';

/** Below this the columns of a dock would be too narrow to work in; 200 % zoom counts as narrow. */
const query = '(min-width: 1341px) and (min-height: 600px)';

/** Whether panels can be docked here; undefined in the shell that the server drew. */
export function useHasRoomToDock(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(subscribe, hasRoomToDock, () => undefined);
}

/** The same, asked once and in the browser alone. */
export function hasRoomToDock(): boolean {
  return window.matchMedia(query).matches;
}

function subscribe(notify: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', notify);
  return () => media.removeEventListener('change', notify);
}
