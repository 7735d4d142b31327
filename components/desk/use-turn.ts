'use client';

import { useEffect, useState } from 'react';

/**
 * Whether it is this panel's turn to be drawn. What is at stake has it with the dock; the others come one by one,
 * so that no one task draws them all. By timers: frames stand still in a page that nobody sees, and a transition
 * begins anew with every price.
 */
export function useTurn(isFirst: boolean): boolean {
  const [isDue, setIsDue] = useState(isFirst);
  useEffect(() => (isFirst ? undefined : queue(() => setIsDue(true))), [isFirst]);
  return isDue;
}

const apartMs = 16;
const waiting = new Set<() => void>();
let isCalling = false;

/** Returns how to leave the queue. */
function queue(act: () => void): () => void {
  waiting.add(act);
  if (!isCalling) {
    isCalling = true;
    setTimeout(callNext, apartMs);
  }
  return () => {
    waiting.delete(act);
  };
}

function callNext(): void {
  const [act] = waiting;
  if (act === undefined) {
    isCalling = false;
    return;
  }
  waiting.delete(act);
  setTimeout(callNext, apartMs);
  act();
}
