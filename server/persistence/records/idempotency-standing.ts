import type {
  IdempotencyAnswer,
  IdempotencyClaim,
  IdempotencyStanding,
} from '../../ports/idempotency-store';

/** What a repeat is told, given the first claim of its key and the answer if there is one. */
export function standingOf(
  repeat: IdempotencyClaim,
  first: Pick<IdempotencyClaim, 'call' | 'fingerprint'>,
  answer: IdempotencyAnswer | undefined,
): IdempotencyStanding {
  if (repeat.call !== first.call || repeat.fingerprint !== first.fingerprint) {
    return { kind: 'mismatch', call: first.call };
  }
  return answer === undefined ? { kind: 'underWay' } : { kind: 'answered', ...answer };
}
