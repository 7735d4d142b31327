'use client';

import { useStore } from 'zustand';
import type { Connection, ConnectionState } from './connection';
import { useFeedContext } from './feed-context';

/** How far the screen can be trusted; renders again when that changes, else once a second. */
export function useConnection(): Connection {
  return useStore(useFeedContext().connection);
}

/** The state alone: renders again only when it changes. */
export function useConnectionState(): ConnectionState {
  return useStore(useFeedContext().connection, (connection) => connection.state);
}

/** What a panel can show: old figures are still figures, but before the first word there are none. */
export function usePanelState(): 'loading' | 'unreachable' | 'stale' | 'ready' {
  return useStore(useFeedContext().connection, panelStateOf);
}

function panelStateOf({ state, heardAgeMs }: Connection): ReturnType<typeof usePanelState> {
  if (heardAgeMs === undefined) {
    return state === 'offline' || state === 'refused' ? 'unreachable' : 'loading';
  }
  return state === 'live' ? 'ready' : 'stale';
}
