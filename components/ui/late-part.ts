'use client';

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';

/** A part of the page that is not in its first script. */
interface LatePart<Props> {
  /** Asks for it, once; a failure is forgotten, so that the next one who wants it asks again. */
  readonly load: () => void;
  readonly get: () => ComponentType<Props> | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

export function latePart<Props>(fetchPart: () => Promise<ComponentType<Props>>): LatePart<Props> {
  const listeners = new Set<() => void>();
  let part: ComponentType<Props> | undefined;
  let isAsked = false;
  const take = (loaded: ComponentType<Props>) => {
    part = loaded;
    for (const listener of listeners) {
      listener();
    }
  };
  const fail = () => {
    isAsked = false;
  };
  return {
    load: () => {
      if (!isAsked) {
        isAsked = true;
        fetchPart().then(take, fail);
      }
    },
    get: () => part,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The part once it is there, asked for as soon as the page stands. Whoever has a hand on what stands
 * for it meanwhile keeps that until they let go, or until they want what only the part can give.
 */
export function useLatePart<Props>(
  part: LatePart<Props>,
  isHeld: boolean,
  isWanted: boolean,
): ComponentType<Props> | undefined {
  const loaded = useSyncExternalStore(part.subscribe, part.get, part.get);
  const [isIn, setIn] = useState(false);
  useEffect(() => part.load(), [part]);
  useEffect(() => {
    if (isWanted) {
      part.load();
    }
  }, [part, isWanted]);
  const comesIn = loaded !== undefined && (isWanted || !isHeld);
  if (comesIn && !isIn) {
    setIn(true);
  }
  return isIn || comesIn ? loaded : undefined;
}
