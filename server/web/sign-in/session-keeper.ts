import type { UserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { Clock } from '../../ports/clock';
import type { PeopleStore, Person, Session } from '../../ports/people';
import type { SessionLifetimes } from '../web-dependencies';
import { hashOfSecret, newSecret } from './secret';

/** A session and whose it is, as it is kept in memory. */
export interface LiveSession {
  readonly session: Session;
  readonly person: Person;
  /** Moves with every use. */
  idleEndsAt: number;
  savedAt: number;
  lockedAt: number | undefined;
  /** Until when the password counts as just given; a restart of the desk forgets it. */
  confirmedUntil: number;
}

export type SessionStanding =
  | { readonly kind: 'live'; readonly live: LiveSession }
  | { readonly kind: 'unknown' | 'expired' | 'revoked' };

export interface SignInPlace {
  readonly address: string;
  readonly userAgent: string;
}

/** How long a typed password stands for grave things: as short as one sitting. */
const confirmedForMs = 5 * 60_000;

/** How much newer the use of a session may be than what the store knows of it. */
const saveEveryMs = 60_000;

/**
 * Sessions of people: made at sign-in, prolonged by use, ended by time, by sign-out, or because
 * what their owner may do has changed.
 *
 * 1. Only this process writes sessions, so what it holds in memory is the truth.
 * 2. The token is in the cookie alone; the store has its hash.
 * 3. What ends while a session is being made or read ends that one too.
 */
export class SessionKeeper {
  private readonly people: PeopleStore;
  private readonly clock: Clock;
  private readonly lifetimes: SessionLifetimes;
  private readonly byToken = new Map<string, LiveSession>();
  private readonly byId = new Map<string, LiveSession>();
  private readonly endedListeners = new Set<(sessionId: string) => void>();
  /** How many have ended before their time: whoever was reading meanwhile reads again. */
  private endings = 0;

  constructor(people: PeopleStore, clock: Clock, lifetimes: SessionLifetimes) {
    this.people = people;
    this.clock = clock;
    this.lifetimes = lifetimes;
  }

  /** Called with the id of every session that ends before its time. */
  onEnded(listener: (sessionId: string) => void): void {
    this.endedListeners.add(listener);
  }

  /** Undefined: the person was changed or shut out while the password was looked at. */
  async open(
    person: Person,
    place: SignInPlace,
  ): Promise<{ live: LiveSession; token: string } | undefined> {
    const token = newSecret();
    const now = this.clock.now();
    const idleEndsAt = now + this.lifetimes.idleMs;
    const session = await this.people.createSession({
      person: person.name,
      tokenHash: hashOfSecret(token),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: toInstant(idleEndsAt),
      endsAt: toInstant(now + this.lifetimes.absoluteMs),
      address: place.address.slice(0, 100),
      userAgent: place.userAgent.slice(0, 300),
    });
    const live: LiveSession = {
      session,
      person,
      idleEndsAt,
      savedAt: now,
      lockedAt: undefined,
      // Signing in is giving the password.
      confirmedUntil: now + confirmedForMs,
    };
    this.remember(live);
    if (!isSame(person, await this.people.findPerson(person.name))) {
      await this.end(session.sessionId);
      return undefined;
    }
    return { live, token };
  }

  /** At once when the session is in memory, which it is after its first use. */
  find(token: string): SessionStanding | Promise<SessionStanding> {
    const tokenHash = hashOfSecret(token);
    const live = this.byToken.get(tokenHash);
    return live === undefined ? this.load(tokenHash) : this.standingOf(live);
  }

  /** Whether a stream that was opened with a session may go on. */
  isAlive(sessionId: string): boolean {
    return this.findLive(sessionId) !== undefined;
  }

  /** What is in memory of a session that is not over. */
  findLive(sessionId: string): LiveSession | undefined {
    const live = this.byId.get(sessionId);
    return live === undefined || this.isOver(live) ? undefined : live;
  }

  async end(sessionId: string): Promise<Session | undefined> {
    const session = await this.people.revokeSession(sessionId, this.clock.now());
    if (session !== undefined) {
      this.forget(session);
    }
    return session;
  }

  /** Ends all sessions of a person: their role changed, or their password, or they left. */
  async endAllOf(person: UserName): Promise<void> {
    for (const session of await this.people.revokeSessionsOf(person, this.clock.now())) {
      this.forget(session);
    }
  }

  /** Ends the sessions of a person elsewhere: the password was changed here. */
  async endOthersOf(person: UserName, kept: string): Promise<void> {
    const others = (await this.people.listSessions(person)).filter(
      ({ sessionId, revokedAt }) => sessionId !== kept && revokedAt === undefined,
    );
    for (const { sessionId } of others) {
      await this.end(sessionId);
    }
  }

  /** In force at once, and saved before the promise resolves. False: it was locked already. */
  async lock(sessionId: string): Promise<boolean> {
    const live = this.byId.get(sessionId);
    if (live === undefined || live.lockedAt !== undefined) {
      return false;
    }
    const now = this.clock.now();
    live.lockedAt = now;
    live.confirmedUntil = 0;
    await this.people.lockSession(sessionId, now);
    return true;
  }

  /** The owner has given the password. True: the session was locked until now. */
  async confirm(sessionId: string): Promise<boolean> {
    const live = this.byId.get(sessionId);
    if (live === undefined) {
      return false;
    }
    const wasLocked = live.lockedAt !== undefined;
    if (wasLocked) {
      await this.people.lockSession(sessionId, undefined);
      live.lockedAt = undefined;
    }
    live.confirmedUntil = this.clock.now() + confirmedForMs;
    return wasLocked;
  }

  /** Drops what has run out of time; called now and then. */
  sweep(): void {
    for (const live of this.byToken.values()) {
      if (this.isOver(live)) {
        this.forget(live.session);
      }
    }
  }

  private async load(tokenHash: string): Promise<SessionStanding> {
    const { endings } = this;
    const session = await this.people.findSession(tokenHash);
    if (session === undefined) {
      return { kind: 'unknown' };
    }
    if (session.revokedAt !== undefined) {
      return { kind: 'revoked' };
    }
    const person = await this.people.findPerson(session.person);
    if (endings !== this.endings) {
      return this.load(tokenHash);
    }
    if (person === undefined || person.disabledAt !== undefined) {
      return { kind: 'revoked' };
    }
    const idleEndsAt = session.expiresAt;
    const live: LiveSession = {
      session,
      person,
      idleEndsAt,
      savedAt: session.lastSeenAt,
      lockedAt: session.lockedAt,
      confirmedUntil: 0,
    };
    const standing = this.standingOf(live);
    if (standing.kind === 'live') {
      this.remember(live);
    }
    return standing;
  }

  private standingOf(live: LiveSession): SessionStanding {
    if (this.isOver(live)) {
      this.forget(live.session);
      return { kind: 'expired' };
    }
    this.prolong(live);
    return { kind: 'live', live };
  }

  private prolong(live: LiveSession): void {
    const now = this.clock.now();
    live.idleEndsAt = Math.min(now + this.lifetimes.idleMs, live.session.endsAt);
    if (now - live.savedAt >= saveEveryMs) {
      live.savedAt = now;
      const { sessionId } = live.session;
      // What is lost when this fails is a minute of idle time.
      this.people.touchSession(sessionId, now, toInstant(live.idleEndsAt)).catch(() => undefined);
    }
  }

  private isOver({ session, idleEndsAt }: LiveSession): boolean {
    const now = this.clock.now();
    return now >= idleEndsAt || now >= session.endsAt;
  }

  private remember(live: LiveSession): void {
    this.byToken.set(live.session.tokenHash, live);
    this.byId.set(live.session.sessionId, live);
  }

  private forget(session: Session): void {
    this.endings += 1;
    this.byToken.delete(session.tokenHash);
    this.byId.delete(session.sessionId);
    for (const listener of this.endedListeners) {
      listener(session.sessionId);
    }
  }
}

function isSame(before: Person, now: Person | undefined): boolean {
  return (
    now?.role === before.role &&
    now.passwordHash === before.passwordHash &&
    now.disabledAt === before.disabledAt
  );
}
