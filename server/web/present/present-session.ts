import type { Session } from '../../../contract/session';
import { type Caller, killKeyCaller, type SessionPresence } from '../access/caller';
import { permissionsOfRole } from '../access/permissions';
import type { LiveSession } from '../sign-in/session-keeper';
import { presentTime } from './present-numbers';

/** Of somebody who has just signed in. */
export function presentLive(live: LiveSession): Session {
  const { person, session, idleEndsAt } = live;
  return {
    kind: 'user',
    username: person.name,
    role: person.role,
    permissions: [...permissionsOfRole(person.role)],
    idleExpiresAt: presentTime(idleEndsAt),
    expiresAt: presentTime(session.endsAt),
    ...presentPresence(live),
  };
}

/** Of whoever is calling. */
export function presentSession(caller: Caller): Session {
  const { user, role, permissions } = caller;
  const known = { username: user, role, permissions: [...permissions] };
  if (caller === killKeyCaller || caller.kind !== 'user') {
    return { kind: 'apiKey', ...known };
  }
  const { idle, absolute } = caller.expiresAt;
  return {
    kind: 'user',
    ...known,
    idleExpiresAt: presentTime(idle),
    expiresAt: presentTime(absolute),
    ...presentPresence(caller.presence),
  };
}

function presentPresence({ lockedAt, confirmedUntil }: SessionPresence) {
  return {
    lockedAt: lockedAt === undefined ? undefined : presentTime(lockedAt),
    confirmedUntil: confirmedUntil === 0 ? undefined : presentTime(confirmedUntil),
  };
}
