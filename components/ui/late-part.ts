'use client';

import { type ComponentType, useEffect, useSyncExternalStore } from 'react';

/** Where a part is: `again` is lost and asked for anew, while what says so still stands. */
export type LateState<Props> =
  | 'coming'
  | 'lost'
  | 'again'
  | { readonly Part: ComponentType<Props> };

/** A part of the page that is not in its first script. */
export interface LatePart<Props> {
  /** Asks for it unless it is there or on its way. Does nothing where the page is made. */
  readonly ask: () => void;
  readonly get: () => LateState<Props>;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * One that could not be fetched is lost for those who wait for it, until one of them asks again; it is
 * forgotten when nobody waits any more, so that who draws it next begins anew.
 */
export function latePart<Props>(fetchPart: () => Promise<ComponentType<Props>>): LatePart<Props> {
  const listeners = new Set<() => void>();
  let state: LateState<Props> = 'coming';
  let isAsked = false;
  const turn = (next: LateState<Props>) => {
    state = next;
    for (const listener of listeners) {
      listener();
    }
  };
  const lose = () => {
    isAsked = false;
    turn(listeners.size === 0 ? 'coming' : 'lost');
  };
  return {
    ask: () => {
      if (isAsked || typeof window === 'undefined') {
        return;
      }
      isAsked = true;
      if (state === 'lost') {
        turn('again');
      }
      fetchPart().then((Part) => turn({ Part }), lose);
    },
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && typeof state === 'string') {
          state = 'coming';
        }
      };
    },
  };
}

/** Where the part is, asked for as soon as what draws it stands. */
export function useLatePart<Props>(part: LatePart<Props>): LateState<Props> {
  const state = useSyncExternalStore(part.subscribe, part.get, coming);
  useEffect(() => part.ask(), [part]);
  return state;
}

/** What has come before the page is alive is drawn after it, as the page was made without it. */
function coming(): 'coming' {
  return 'coming';
}
