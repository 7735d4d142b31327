import { createStore, type StoreApi } from 'zustand/vanilla';
import { staleAfterMs } from '@/contract/stream';
import type { FeedValues } from './feed-state';

/**
 * How far what is shown can be trusted. `connecting`: nothing was told yet. `live`: all that the
 * desk told is shown, and it told something within 2.5 s. `stale`: not so. `offline`: no connection.
 * `refused`: the desk does not let this page in (signed out, or the session is over).
 */
export type ConnectionState = 'connecting' | 'live' | 'stale' | 'offline' | 'refused';

export interface Connection {
  readonly state: ConnectionState;
  /** Since the desk was last heard; undefined before the first word. */
  readonly heardAgeMs: number | undefined;
  /** From this page to the desk and back over the stream; undefined until measured. */
  readonly roundTripMs: number | undefined;
}

/** What is known of the socket itself, beside what came over it. */
export interface Line {
  readonly socket: 'connecting' | 'open' | 'closed' | 'refused';
  readonly roundTripMs: number | undefined;
}

export type ConnectionStore = StoreApi<Connection>;

export function createConnectionStore(): ConnectionStore {
  return createStore<Connection>(() => ({
    state: 'connecting',
    heardAgeMs: undefined,
    roundTripMs: undefined,
  }));
}

/** Judges the connection at a moment of the monotonic clock. */
export function connectionAt(line: Line, values: FeedValues, nowMs: number): Connection {
  const heardAgeMs = values.heardAtMs === undefined ? undefined : nowMs - values.heardAtMs;
  return {
    state: stateOf(line, values, heardAgeMs),
    heardAgeMs,
    roundTripMs: line.socket === 'open' ? line.roundTripMs : undefined,
  };
}

function stateOf(
  { socket }: Line,
  { cursor }: FeedValues,
  heardAgeMs: number | undefined,
): ConnectionState {
  if (socket === 'refused') {
    return 'refused';
  }
  if (socket === 'closed') {
    return 'offline';
  }
  if (heardAgeMs === undefined) {
    return 'connecting';
  }
  return cursor.phase === 'current' && heardAgeMs <= staleAfterMs ? 'live' : 'stale';
}
