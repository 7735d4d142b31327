import type {
  IdempotencyAnswer,
  IdempotencyClaim,
  IdempotencyStore,
} from '../../ports/idempotency-store';
import { standingOf } from './idempotency-standing';

/** First answers in memory; for tests. */
export function memoryIdempotencyStore(): IdempotencyStore {
  const kept = new Map<string, { claim: IdempotencyClaim; answer?: IdempotencyAnswer }>();
  const keyOf = (caller: string, key: string): string => `${caller}\0${key}`;

  return {
    claim: (claim) => {
      const first = kept.get(keyOf(claim.caller, claim.key));
      if (first === undefined) {
        kept.set(keyOf(claim.caller, claim.key), { claim });
        return Promise.resolve({ kind: 'fresh' });
      }
      return Promise.resolve(standingOf(claim, first.claim, first.answer));
    },
    answer: (caller, key, answer) => {
      const first = kept.get(keyOf(caller, key));
      if (first !== undefined) {
        kept.set(keyOf(caller, key), { claim: first.claim, answer });
      }
      return Promise.resolve();
    },
    release: (caller, key) => {
      kept.delete(keyOf(caller, key));
      return Promise.resolve();
    },
    deleteClaimedBefore: (moment) => {
      const old = [...kept].filter(([, { claim }]) => claim.claimedAt < moment);
      old.forEach(([key]) => void kept.delete(key));
      return Promise.resolve(old.length);
    },
  };
}
