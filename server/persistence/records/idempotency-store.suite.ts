import { beforeEach, expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import type { IdempotencyClaim, IdempotencyStore } from '../../ports/idempotency-store';

const claim: IdempotencyClaim = {
  caller: 'k-1',
  key: '4f1c',
  call: 'PUT /api/v1/mode',
  fingerprint: 'f'.repeat(64),
  claimedAt: toInstant(1_000),
};

/** What every store of first answers has to do. */
export function idempotencyStoreSuite(freshStore: () => Promise<IdempotencyStore>): void {
  let store: IdempotencyStore;

  beforeEach(async () => {
    store = await freshStore();
  });

  test('the first call is fresh, a repeat under way, and then gets the first answer', async () => {
    expect(await store.claim(claim)).toEqual({ kind: 'fresh' });
    expect(await store.claim(claim)).toEqual({ kind: 'underWay' });

    await store.answer('k-1', '4f1c', { status: 202, body: '{"killId":"ä 🏦"}' });

    expect(await store.claim({ ...claim, claimedAt: toInstant(9_000) })).toEqual({
      kind: 'answered',
      status: 202,
      body: '{"killId":"ä 🏦"}',
    });
  });

  test('of ten at once exactly one is fresh', async () => {
    const standings = await Promise.all(Array.from({ length: 10 }, () => store.claim(claim)));

    expect(standings.filter(({ kind }) => kind === 'fresh')).toHaveLength(1);
    expect(standings.filter(({ kind }) => kind === 'underWay')).toHaveLength(9);
  });

  test('the same key for another call or another body is a mismatch, answered or not', async () => {
    await store.claim(claim);

    const otherBody = { ...claim, fingerprint: 'e'.repeat(64) };
    expect(await store.claim(otherBody)).toEqual({ kind: 'mismatch', call: claim.call });
    await store.answer('k-1', '4f1c', { status: 200, body: '{}' });
    const otherCall = { ...claim, call: 'POST /api/v1/kill-switch' };
    expect(await store.claim(otherCall)).toEqual({ kind: 'mismatch', call: claim.call });
  });

  test('two callers may use the same key', async () => {
    await store.claim(claim);

    expect(await store.claim({ ...claim, caller: 'k-2' })).toEqual({ kind: 'fresh' });
  });

  test('a key that was given back is free again', async () => {
    await store.claim(claim);
    await store.release('k-1', '4f1c');

    expect(await store.claim({ ...claim, fingerprint: 'other' })).toEqual({ kind: 'fresh' });
  });

  test('old answers are forgotten', async () => {
    await store.claim(claim);
    await store.answer('k-1', '4f1c', { status: 200, body: '' });
    await store.claim({ ...claim, key: 'newer', claimedAt: toInstant(2_000) });

    expect(await store.deleteClaimedBefore(toInstant(1_000))).toBe(0);
    expect(await store.deleteClaimedBefore(toInstant(2_000))).toBe(1);
    expect(await store.claim(claim)).toEqual({ kind: 'fresh' });
  });
}
