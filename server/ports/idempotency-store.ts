import type { Instant } from '../core/values/instant';

/**
 * Remembers the first answer to a mutating call, so that a repeat gets the same one.
 *
 * 1. Of several that claim one key at once, exactly one is told `fresh`.
 * 2. A claim that a process left without an answer is free again once that process is gone: nobody
 *    ever saw its answer.
 */
export interface IdempotencyStore {
  claim(claim: IdempotencyClaim): Promise<IdempotencyStanding>;
  /** Keeps the answer. Only for a claim that was told `fresh`. */
  answer(caller: string, key: string, answer: IdempotencyAnswer): Promise<void>;
  /** Gives the key back: the call changed nothing and may be made again. */
  release(caller: string, key: string): Promise<void>;
  /** Forgets answers claimed before a moment; returns how many. */
  deleteClaimedBefore(moment: Instant): Promise<number>;
}

export interface IdempotencyClaim {
  /** Whose key it is: two callers may use the same text. */
  readonly caller: string;
  readonly key: string;
  /** Method and path. */
  readonly call: string;
  /** Hash of the body: a repeat must say the same. */
  readonly fingerprint: string;
  readonly claimedAt: Instant;
}

export interface IdempotencyAnswer {
  readonly status: number;
  readonly body: string;
}

export type IdempotencyStanding =
  | { readonly kind: 'fresh' }
  /** The first call is still under way. */
  | { readonly kind: 'underWay' }
  | ({ readonly kind: 'answered' } & IdempotencyAnswer)
  /** The key was used for another call or another body. */
  | { readonly kind: 'mismatch'; readonly call: string };
