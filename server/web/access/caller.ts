import type { Permission } from '../../../contract/permission';
import type { Role } from '../../core/access/role';
import type { Actor, OrderOrigin } from '../../core/order/order-origin';
import { toStrategyId, toUserName, type UserName } from '../../core/values/ids';

/** Who is calling: a person with a session, a program with a key, or `npm run kill`. */
export type Caller =
  | (CallerOf<'user'> & {
      readonly sessionId: string;
      readonly expiresAt: SessionEnds;
      readonly presence: SessionPresence;
    })
  | (CallerOf<'apiKey'> & { readonly apiKeyId: string })
  | CallerOf<'killKey'>;

interface CallerOf<Kind extends string> {
  readonly kind: Kind;
  readonly user: UserName;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
}

export interface SessionEnds {
  readonly idle: number;
  readonly absolute: number;
}

/** What is known of who sits before a session; it changes while the session lives. */
export interface SessionPresence {
  /** Since when it is locked. */
  readonly lockedAt: number | undefined;
  /** Until when the password counts as just given. */
  readonly confirmedUntil: number;
}

/** The caller that holds the key file of the machine: it may look and kill, nothing else. */
export const killKeyCaller: Caller = {
  kind: 'killKey',
  user: toUserName('command-line'),
  role: 'viewer',
  permissions: new Set<Permission>(['read', 'kill']),
};

export function actorOf(caller: Caller): Actor {
  switch (caller.kind) {
    case 'user':
      return { kind: 'user', user: caller.user, session: caller.sessionId };
    case 'apiKey':
      return { kind: 'apiKey', user: caller.user, apiKey: caller.apiKeyId };
    case 'killKey':
      return { kind: 'apiKey', user: caller.user, apiKey: 'kill-key' };
  }
}

export function originOf(caller: Caller, strategy?: string): OrderOrigin {
  const actor = actorOf(caller);
  return strategy === undefined ? { actor } : { actor, strategy: toStrategyId(strategy) };
}

/** One name per caller, for rates and idempotency keys. */
export function keyOfCaller(caller: Caller): string {
  switch (caller.kind) {
    case 'user':
      return `user:${caller.user}`;
    case 'apiKey':
      return `key:${caller.apiKeyId}`;
    case 'killKey':
      return 'kill-key';
  }
}
