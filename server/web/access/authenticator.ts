import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../ports/clock';
import { type ProblemCode, problemTable } from '../problems/problem-table';
import { WebProblem } from '../problems/web-problem';
import type { ApiKeyKeeper, ApiKeyStanding } from '../sign-in/api-key-keeper';
import type { KillKey } from '../sign-in/kill-key';
import type { SessionCookie } from '../sign-in/session-cookie';
import type { SessionKeeper, SessionStanding } from '../sign-in/session-keeper';
import { type Caller, killKeyCaller } from './caller';
import { permissionsOfKey, permissionsOfRole } from './permissions';
import { RateLimiter } from './rate-limiter';

/** Wrong keys and tokens that one address may send: then it has to wait. */
const wrongPerSecond = 1;
const wrongBurst = 60;

/**
 * Tells who is calling from the headers: a key in `Authorization`, else the session cookie. Throws
 * the problem that says what is wrong. Answers at once for whoever has called before.
 */
export class Authenticator {
  private readonly sessions: SessionKeeper;
  private readonly apiKeys: ApiKeyKeeper;
  private readonly killKey: KillKey;
  private readonly cookie: SessionCookie;
  private readonly wrong: RateLimiter;
  /** The rights of a caller cost more to work out than the call; kept as long as the caller is. */
  private readonly callers = new WeakMap<object, Caller>();

  constructor(
    parts: {
      readonly sessions: SessionKeeper;
      readonly apiKeys: ApiKeyKeeper;
      readonly killKey: KillKey;
      readonly cookie: SessionCookie;
    },
    clock: Clock,
  ) {
    this.sessions = parts.sessions;
    this.apiKeys = parts.apiKeys;
    this.killKey = parts.killKey;
    this.cookie = parts.cookie;
    this.wrong = new RateLimiter(wrongPerSecond, wrongBurst, clock);
  }

  authenticate(headers: IncomingHttpHeaders, address: string): Caller | Promise<Caller> {
    const { authorization } = headers;
    if (authorization !== undefined) {
      return this.byKey(authorization, address);
    }
    const token = this.cookie.read(headers.cookie);
    if (token === undefined) {
      throw refusal('not-authenticated');
    }
    const found = this.sessions.find(token);
    return found instanceof Promise
      ? found.then((standing) => this.personOf(standing, address))
      : this.personOf(found, address);
  }

  /** Whether nothing has changed in what a caller may do since it was let in. */
  isStanding(caller: Caller): boolean {
    const live = this.liveOf(caller);
    return live === undefined ? caller.kind === 'killKey' : this.callers.get(live) === caller;
  }

  private liveOf(caller: Caller): object | undefined {
    switch (caller.kind) {
      case 'user':
        return this.sessions.findLive(caller.sessionId);
      case 'apiKey':
        return this.apiKeys.findLive(caller.apiKeyId);
      case 'killKey':
        return undefined;
    }
  }

  private byKey(authorization: string, address: string): Caller | Promise<Caller> {
    const secret = /^Bearer ([\x21-\x7e]{10,200})$/i.exec(authorization)?.[1];
    if (secret === undefined) {
      throw refusal('not-authenticated');
    }
    if (this.killKey.matches(secret)) {
      return killKeyCaller;
    }
    const found = this.apiKeys.find(secret);
    if (!(found instanceof Promise)) {
      return this.programOf(found, address);
    }
    this.refuseGuessing(address);
    return found.then((standing) => this.programOf(standing, address));
  }

  private personOf(standing: SessionStanding, address: string): Caller {
    if (standing.kind !== 'live') {
      this.wrong.take(address);
      throw refusal(sessionProblems[standing.kind]);
    }
    const { live } = standing;
    const caller = this.remembered(live, () => ({
      kind: 'user',
      user: live.person.name,
      role: live.person.role,
      permissions: permissionsOfRole(live.person.role),
      sessionId: live.session.sessionId,
      expiresAt: {
        get idle() {
          return live.idleEndsAt;
        },
        absolute: live.session.endsAt,
      },
      presence: live,
    }));
    return caller;
  }

  private programOf(standing: ApiKeyStanding, address: string): Caller {
    if (standing.kind !== 'live') {
      this.wrong.take(address);
      throw refusal(apiKeyProblems[standing.kind]);
    }
    const { live } = standing;
    const { apiKey, person } = live;
    return this.remembered(live, () => ({
      kind: 'apiKey',
      user: person.name,
      role: person.role,
      permissions: permissionsOfKey(apiKey.scopes, person.role),
      apiKeyId: apiKey.apiKeyId,
    }));
  }

  private remembered(live: object, make: () => Caller): Caller {
    let caller = this.callers.get(live);
    if (caller === undefined) {
      caller = make();
      this.callers.set(live, caller);
    }
    return caller;
  }

  private refuseGuessing(address: string): void {
    const retryAfterMs = this.wrong.waitOf(address);
    if (retryAfterMs > 0) {
      throw new WebProblem('rate-limited', 'Too many wrong keys from this address.', {
        retryAfterMs,
      });
    }
  }
}

const sessionProblems = {
  unknown: 'not-authenticated',
  expired: 'session-expired',
  revoked: 'session-revoked',
} as const satisfies Record<Exclude<SessionStanding['kind'], 'live'>, ProblemCode>;

const apiKeyProblems = {
  unknown: 'api-key-wrong',
  expired: 'api-key-expired',
  revoked: 'api-key-revoked',
} as const satisfies Record<Exclude<ApiKeyStanding['kind'], 'live'>, ProblemCode>;

function refusal(code: ProblemCode): WebProblem {
  const { title, about } = problemTable[code];
  return new WebProblem(code, `${title}. ${about}`);
}
