import type { ApiKeyRequest } from '../../../contract/api-key';
import { toUserName, type UserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { Result } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { ApiKey, NameTaken, PeopleStore, Person } from '../../ports/people';
import { hashOfSecret, isSameHash, newSecret } from './secret';

/** A key and whose it is. */
export interface LiveApiKey {
  readonly apiKey: ApiKey;
  readonly person: Person;
  usedSavedAt: number;
}

export type ApiKeyStanding =
  | { readonly kind: 'live'; readonly live: LiveApiKey }
  | { readonly kind: 'unknown' | 'expired' | 'revoked' };

const saveEveryMs = 60_000;
/** Tells a key of this desk from other secrets, for people and for scanners of leaked secrets. */
const prefix = 'desk_';

/**
 * Keys of programs. The secret is shown once and kept as a hash; a key that is revoked or whose
 * owner changes works no more from that moment.
 */
export class ApiKeyKeeper {
  private readonly people: PeopleStore;
  private readonly clock: Clock;
  private readonly byHash = new Map<string, LiveApiKey>();
  private readonly byId = new Map<string, LiveApiKey>();
  private readonly endedListeners = new Set<(apiKeyId: string) => void>();
  private lastCreation: Promise<unknown> = Promise.resolve();
  /** How often a right has ended: whoever was reading meanwhile reads again. */
  private endings = 0;

  constructor(people: PeopleStore, clock: Clock) {
    this.people = people;
    this.clock = clock;
  }

  onEnded(listener: (apiKeyId: string) => void): void {
    this.endedListeners.add(listener);
  }

  /** One after the other: the id counts the keys, so that it is short and repeatable. */
  create(
    owner: UserName,
    request: ApiKeyRequest,
  ): Promise<Result<{ apiKey: ApiKey; secret: string }, NameTaken>> {
    const creation = this.lastCreation.then(() => this.createNext(owner, request));
    this.lastCreation = creation.catch(() => undefined);
    return creation;
  }

  find(secret: string): ApiKeyStanding | Promise<ApiKeyStanding> {
    const secretHash = hashOfSecret(secret);
    const live = this.byHash.get(secretHash);
    return live === undefined ? this.load(secretHash) : this.standingOf(live);
  }

  list(owner?: UserName): Promise<readonly ApiKey[]> {
    return this.people.listApiKeys(owner);
  }

  async revoke(apiKeyId: string): Promise<ApiKey | undefined> {
    const apiKey = await this.people.revokeApiKey(apiKeyId, this.clock.now());
    if (apiKey !== undefined) {
      this.forget(apiKey);
    }
    return apiKey;
  }

  /** What the owner may do has changed: the keys are looked up anew, open streams end. */
  ownerChanged(owner: string): void {
    this.endings += 1;
    for (const { apiKey } of this.byHash.values()) {
      if (apiKey.person === owner) {
        this.forget(apiKey);
      }
    }
  }

  isAlive(apiKeyId: string): boolean {
    return this.findLive(apiKeyId) !== undefined;
  }

  /** What is in memory of a key that still works. */
  findLive(apiKeyId: string): LiveApiKey | undefined {
    const live = this.byId.get(apiKeyId);
    return live === undefined || this.isExpired(live.apiKey) ? undefined : live;
  }

  private async createNext(owner: UserName, request: ApiKeyRequest) {
    const count = (await this.people.listApiKeys()).length;
    const secret = `${prefix}${newSecret()}`;
    const created = await this.people.createApiKey({
      apiKeyId: `key-${count + 1}`,
      name: request.name,
      person: toUserName(owner),
      scopes: request.scopes,
      secretHash: hashOfSecret(secret),
      createdAt: this.clock.now(),
      ...(request.expiresAt === undefined
        ? {}
        : { expiresAt: toInstant(Date.parse(request.expiresAt)) }),
    });
    return created.ok ? { ok: true as const, value: { apiKey: created.value, secret } } : created;
  }

  private async load(secretHash: string): Promise<ApiKeyStanding> {
    const { endings } = this;
    const apiKey = await this.people.findApiKey(secretHash);
    if (apiKey === undefined || !isSameHash(apiKey.secretHash, secretHash)) {
      return { kind: 'unknown' };
    }
    const person = await this.people.findPerson(apiKey.person);
    if (endings !== this.endings) {
      return this.load(secretHash);
    }
    if (apiKey.revokedAt !== undefined || person === undefined || person.disabledAt !== undefined) {
      return { kind: 'revoked' };
    }
    const live = { apiKey, person, usedSavedAt: apiKey.lastUsedAt ?? 0 };
    const standing = this.standingOf(live);
    if (standing.kind === 'live') {
      this.byHash.set(secretHash, live);
      this.byId.set(apiKey.apiKeyId, live);
    }
    return standing;
  }

  private standingOf(live: LiveApiKey): ApiKeyStanding {
    if (this.isExpired(live.apiKey)) {
      this.forget(live.apiKey);
      return { kind: 'expired' };
    }
    const now = this.clock.now();
    if (now - live.usedSavedAt >= saveEveryMs) {
      live.usedSavedAt = now;
      // When this fails the list of keys shows an older use, nothing else.
      this.people.touchApiKey(live.apiKey.apiKeyId, now).catch(() => undefined);
    }
    return { kind: 'live', live };
  }

  private isExpired({ expiresAt }: ApiKey): boolean {
    return expiresAt !== undefined && this.clock.now() >= expiresAt;
  }

  private forget(apiKey: ApiKey): void {
    this.endings += 1;
    this.byHash.delete(apiKey.secretHash);
    this.byId.delete(apiKey.apiKeyId);
    for (const listener of this.endedListeners) {
      listener(apiKey.apiKeyId);
    }
  }
}
