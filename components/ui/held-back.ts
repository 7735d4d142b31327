'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { type LatePart, useLatePart } from './late-part';

/**
 * The part that takes the place of what stands for it, once it is there. Whoever has a hand on that keeps
 * it until they let go. One that could not be fetched is asked for again with the next hand.
 */
export function useHeldBack<Props>(
  part: LatePart<Props>,
  isHeld: boolean,
): ComponentType<Props> | undefined {
  const state = useLatePart(part);
  const [isIn, setIn] = useState(false);
  useEffect(() => {
    if (isHeld) {
      part.ask();
    }
  }, [part, isHeld]);
  const loaded = typeof state === 'string' ? undefined : state.Part;
  const comesIn = loaded !== undefined && !isHeld;
  if (comesIn && !isIn) {
    setIn(true);
  }
  return isIn || comesIn ? loaded : undefined;
}
