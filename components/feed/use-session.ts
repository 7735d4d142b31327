'use client';

import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Permission } from '@/contract/permission';
import { type Session, session } from '@/contract/session';
import type { ApiFailure } from './api-problem';
import { useApiQuery } from './use-api-query';

/** Who is signed in. An error with status 401: nobody. */
export function useSession(): UseQueryResult<Session, ApiFailure> {
  return useApiQuery('/session', session, { staleTimeMs: 60_000, untilAnswered: true });
}

/** Whether the desk would let this person do it; false until that is known. The desk decides. */
export function useMay(permission: Permission): boolean {
  return useSession().data?.permissions.includes(permission) ?? false;
}

/** Since when this session is locked: it watches, cancels and reduces until the password is given. */
export function useLockedAt(): string | undefined {
  return useSession().data?.lockedAt;
}

/** Takes over what the desk has just said of the session, for everything that looks at it. */
export function useTakeSession(): (taken: Session) => void {
  const client = useQueryClient();
  return useCallback(
    (taken) => {
      client.setQueriesData({ queryKey: ['/session'] }, taken);
      tellTabs();
    },
    [client],
  );
}

/** Looks again when another tab of this person has locked or unlocked the session. */
export function useSessionOfTabs(): void {
  const client = useQueryClient();
  useEffect(() => {
    const channel = openChannel();
    channel?.addEventListener('message', () => {
      void client.invalidateQueries({ queryKey: ['/session'] });
    });
    return () => channel?.close();
  }, [client]);
}

function tellTabs(): void {
  const channel = openChannel();
  channel?.postMessage('changed');
  channel?.close();
}

function openChannel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('desk.session');
}
