import * as z from 'zod';
import { killPhases, killScopeKinds } from '../server/core/mode/kill';
import { reasonText } from './names';
import { timeText } from './time-text';

export const killRemainder = z.object({
  kind: z.enum(['order', 'position']),
  instrument: z.string(),
  orderId: z.string().optional(),
  why: z.string(),
});

/** The venue's own word, twice, that nothing is left in scope. */
export const flatCertificate = z
  .object({
    verifiedAt: z.tuple([timeText, timeText]),
    canceledOrders: z.int(),
    closedPositions: z.int(),
    millisecondsToCancel: z.number(),
    millisecondsToFlat: z.number(),
    journalSequence: z.int(),
  })
  .meta({ id: 'FlatCertificate' });
export type FlatCertificate = z.infer<typeof flatCertificate>;

/** One kill from the press to the release. */
export const kill = z
  .object({
    killId: z.string(),
    scope: z.enum(killScopeKinds),
    target: z.string().optional(),
    flatten: z.boolean(),
    reason: z.string(),
    by: z.string(),
    latchedAt: timeText,
    phase: z.enum(killPhases),
    phaseAt: timeText,
    ordersAtLatch: z.int(),
    positionsAtLatch: z.int(),
    ordersLeft: z.int(),
    positionsLeft: z.int(),
    remaining: z.array(killRemainder),
    certificate: flatCertificate.optional(),
  })
  .meta({ id: 'Kill' });
export type Kill = z.infer<typeof kill>;

/** What one kill closes, and whether it also closes what is held there. */
export const latchedScope = z.object({
  scope: z.enum(killScopeKinds),
  target: z.string().optional(),
  flatten: z.boolean(),
});
export type LatchedScope = z.infer<typeof latchedScope>;

/**
 * `kill` is the newest one in force or the last one; `latched` says which. `scopes` is what all of those in
 * force stop together; the release frees all of it.
 */
export const killState = z
  .object({ latched: z.boolean(), kill: kill.nullable(), scopes: z.array(latchedScope) })
  .meta({ id: 'KillState' });
export type KillState = z.infer<typeof killState>;

/**
 * The answer to a kill: its id, and the state right after the latch closed. `recorded` is false when
 * the journal has not taken it yet; the latch is in force all the same.
 */
export const killAccepted = z
  .object({
    killId: z.string(),
    latched: z.boolean(),
    kill: kill.nullable(),
    scopes: z.array(latchedScope),
    recorded: z.boolean(),
  })
  .meta({ id: 'KillAccepted' });
export type KillAccepted = z.infer<typeof killAccepted>;

export const killRequest = z
  .strictObject({
    scope: z
      .enum(killScopeKinds, { error: `Must be one of ${killScopeKinds.join(', ')}.` })
      .default('desk'),
    target: z.string().min(1).max(64).optional(),
    flatten: z.boolean({ error: 'Must be true or false.' }).default(false),
    reason: reasonText,
  })
  .refine((request) => (request.scope === 'desk') === (request.target === undefined), {
    path: ['target'],
    error: 'The whole desk has no target; every other scope needs one.',
  })
  .meta({ id: 'KillRequest' });
export type KillRequestInput = z.input<typeof killRequest>;
export type KillRequest = z.output<typeof killRequest>;

export const killReleaseRequest = z
  .strictObject({
    phrase: z.string({ error: 'Type the release phrase.' }).max(100),
    reason: reasonText,
  })
  .meta({ id: 'KillReleaseRequest' });
export type KillReleaseRequest = z.output<typeof killReleaseRequest>;

/** All that is stopped, in words: `the whole desk`, or `instrument AAPL, strategy drift`. */
export function wordsOfScopes(scopes: readonly Pick<LatchedScope, 'scope' | 'target'>[]): string {
  return scopes.some(({ scope }) => scope === 'desk')
    ? 'the whole desk'
    : [...new Set(scopes.map(({ scope, target }) => `${scope} ${target ?? '?'}`))].join(', ');
}

/** What has to be typed to release the kill. */
export const killReleasePhrase = 'release the kill switch';
