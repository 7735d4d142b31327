'use client';

import { useEffect } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import {
  useLockedAt,
  useSession,
  useSessionOfTabs,
  useTakeSession,
} from '@/components/feed/use-session';
import { usePreferences } from '@/components/ui/preferences';
import { IdleWatch } from './idle-watch';
import { lockCall } from './presence-calls';

const storageKey = 'desk.lastInput';
const lookEveryMs = 2_000;
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks the session when nobody has touched the screen for the minutes the person chose. */
export function IdleLock(): null {
  const minutes = usePreferences((preferences) => preferences.lockAfterMinutes);
  const isSignedIn = useSession().data?.kind === 'user';
  const isLocked = useLockedAt() !== undefined;
  const takeSession = useTakeSession();
  const { mutate: lock } = useApiMutation(lockCall);
  useSessionOfTabs();
  useEffect(() => {
    if (!isSignedIn || isLocked || minutes === 0) {
      return;
    }
    const watch = new IdleWatch({ now: Date.now, readLast, writeLast });
    const note = () => watch.noteInput();
    for (const input of inputs) {
      window.addEventListener(input, note, { passive: true, capture: true });
    }
    const timer = setInterval(() => {
      if (watch.isIdle(minutes)) {
        lock(undefined, { onSuccess: takeSession });
      }
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      for (const input of inputs) {
        window.removeEventListener(input, note, { capture: true });
      }
    };
  }, [isSignedIn, isLocked, minutes, lock, takeSession]);
  return null;
}

function readLast(): number {
  try {
    return Number(localStorage.getItem(storageKey) ?? 0);
  } catch {
    return 0;
  }
}

function writeLast(atMs: number): void {
  try {
    localStorage.setItem(storageKey, String(atMs));
  } catch {
    // Then each tab counts for itself.
  }
}
