import type { Session } from '@/contract/session';

const roleWords = {
  viewer: 'a viewer',
  trader: 'a trader',
  riskManager: 'a risk manager',
  administrator: 'an administrator',
} as const satisfies Record<Session['role'], string>;

/** Why this person may not change venues; undefined for who may. */
export function whyNot(session: Session | undefined): string | undefined {
  if (session === undefined) {
    return 'it is not known yet who you are';
  }
  return session.permissions.includes('manageVenues')
    ? undefined
    : `an administrator does that, and you are signed in as ${roleWords[session.role]}`;
}
