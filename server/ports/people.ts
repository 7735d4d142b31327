import type { ApiKeyScope, Role } from '../core/access/role';
import type { UserName } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Result } from '../core/values/result';

/** Who may come in: people, their sessions and the keys of their programs. */
export interface PeopleStore {
  hasPeople(): Promise<boolean>;
  /** Creates a person only while there is none: of two that come at once, one is told no. */
  createFirstPerson(person: Person): Promise<Result<Person, { readonly code: 'people-exist' }>>;
  createPerson(person: Person): Promise<Result<Person, NameTaken>>;
  findPerson(name: UserName): Promise<Person | undefined>;
  /** By name. */
  listPeople(): Promise<readonly Person[]>;
  updatePerson(name: UserName, updates: PersonUpdates): Promise<Person | undefined>;

  /** The store gives the number: `sessionId` counts up from 1 and is no secret. */
  createSession(session: NewSession): Promise<Session>;
  /** Finds revoked and ended sessions too: the caller decides what they are worth. */
  findSession(tokenHash: string): Promise<Session | undefined>;
  touchSession(sessionId: string, lastSeenAt: Instant, expiresAt: Instant): Promise<void>;
  /** Since when nobody sits before it; undefined opens it again. */
  lockSession(sessionId: string, lockedAt: Instant | undefined): Promise<void>;
  /** The session as it is now; undefined when there is none. A first revocation stands. */
  revokeSession(sessionId: string, at: Instant): Promise<Session | undefined>;
  /** Revokes all that are not; returns those. */
  revokeSessionsOf(person: UserName, at: Instant): Promise<readonly Session[]>;
  /** Newest first. */
  listSessions(person?: UserName): Promise<readonly Session[]>;
  /** Forgets sessions whose absolute end or revocation is before a moment; returns how many. */
  deleteSessionsOver(before: Instant): Promise<number>;

  createApiKey(apiKey: ApiKey): Promise<Result<ApiKey, NameTaken>>;
  findApiKey(secretHash: string): Promise<ApiKey | undefined>;
  touchApiKey(apiKeyId: string, lastUsedAt: Instant): Promise<void>;
  revokeApiKey(apiKeyId: string, at: Instant): Promise<ApiKey | undefined>;
  /** Newest first. */
  listApiKeys(person?: UserName): Promise<readonly ApiKey[]>;
}

/** The name is another's already; for API keys: another unrevoked key of the same person. */
export interface NameTaken {
  readonly code: 'name-taken';
  readonly name: string;
}

export interface Person {
  readonly name: UserName;
  readonly role: Role;
  /** As the hashing library writes it, with its parameters. */
  readonly passwordHash: string;
  readonly createdAt: Instant;
  readonly disabledAt?: Instant;
}

/** Absent = as it is. */
export interface PersonUpdates {
  readonly role?: Role;
  readonly passwordHash?: string;
  /** False lets a disabled person in again. */
  readonly disabledAt?: Instant | false;
}

export interface NewSession {
  readonly person: UserName;
  /** The token itself is nowhere stored. */
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  /** When it ends unless it is used before: moves with every use. */
  readonly expiresAt: Instant;
  /** When it ends whatever happens. */
  readonly endsAt: Instant;
  readonly address: string;
  readonly userAgent: string;
}

export interface Session extends NewSession {
  readonly sessionId: string;
  readonly revokedAt?: Instant;
  /** It may watch and reduce, and nothing else until its owner has given the password. */
  readonly lockedAt?: Instant;
}

export interface ApiKey {
  /** Public; the journal names the key by it. */
  readonly apiKeyId: string;
  readonly name: string;
  readonly person: UserName;
  readonly scopes: readonly ApiKeyScope[];
  readonly secretHash: string;
  readonly createdAt: Instant;
  readonly lastUsedAt?: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}
