'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { Permission } from '@/contract/permission';
import { type Session, session } from '@/contract/session';
import type { ApiFailure } from './api-problem';
import { useApiQuery } from './use-api-query';

/** Who is signed in. An error with status 401: nobody. */
export function useSession(): UseQueryResult<Session, ApiFailure> {
  return useApiQuery('/session', session, { staleTimeMs: 60_000 });
}

/** Whether the desk would let this person do it; false until that is known. The desk decides. */
export function useMay(permission: Permission): boolean {
  return useSession().data?.permissions.includes(permission) ?? false;
}
