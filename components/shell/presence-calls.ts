import type { ApiRequest } from '@/components/feed/api-client';
import { type PasswordConfirmation, type Session, session } from '@/contract/session';

/** What the shell tells the desk of whether its person is there. */

export function lockCall(): ApiRequest<Session> {
  return { method: 'POST', path: '/session/lock', schema: session };
}

export function unlockCall(body: PasswordConfirmation): ApiRequest<Session> {
  return { method: 'POST', path: '/session/unlock', body, schema: session };
}

export function confirmCall(body: PasswordConfirmation): ApiRequest<Session> {
  return { method: 'POST', path: '/session/confirm', body, schema: session };
}
