import * as z from 'zod';
import { timeInput, timeText } from './time-text';

const speed = z.union([z.number().positive().max(100_000), z.literal('max')], {
  error: 'Must be a number of times real speed, more than 0 and at most 100000, or "max".',
});

/**
 * What is playing. `position`, `startsAt` and `endsAt` are in the tape's own time; `instruments` are
 * those that it has: the others are closed while it plays.
 */
export const marketDataSource = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('simulated'), seed: z.number(), running: z.boolean() }),
    z.object({
      kind: z.literal('recorded'),
      files: z.array(z.string()),
      instruments: z.array(z.string()),
      speed,
      position: timeText,
      startsAt: timeText,
      endsAt: timeText,
      state: z.enum(['playing', 'paused', 'ended']),
    }),
  ])
  .meta({ id: 'MarketDataSource' });
export type MarketDataSource = z.infer<typeof marketDataSource>;

export const marketDataRequest = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('simulated'),
        seed: z.int({ error: 'Must be a whole number.' }).min(0).max(4_294_967_295),
      }),
      z.strictObject({
        kind: z.literal('recorded'),
        files: z
          .array(z.string().min(1).max(500), { error: 'Must be a list of file names.' })
          .min(1, { error: 'Name at least one file.' })
          .max(50, { error: 'Name at most 50 files.' }),
        speed: speed.default(1),
        startAt: timeInput.optional(),
      }),
    ],
    { error: 'The kind must be simulated or recorded.' },
  )
  .meta({ id: 'MarketDataRequest' });
export type MarketDataRequest = z.output<typeof marketDataRequest>;

/**
 * Moves the tape. `until`: plays it on to a moment of its own time; the answer comes when it stands
 * there. `state`: holds it or lets it go, at its speed or another one.
 */
export const replayRequest = z
  .strictObject({
    until: timeInput.optional(),
    state: z.enum(['playing', 'paused'], { error: 'Must be playing or paused.' }).optional(),
    speed: speed.optional(),
  })
  .refine(({ until, state }) => (until === undefined) !== (state === undefined), {
    error: 'Name either until, or state.',
  })
  .refine(({ state, speed: wanted }) => wanted === undefined || state === 'playing', {
    error: 'A speed goes with state playing.',
    path: ['speed'],
  })
  .meta({ id: 'ReplayRequest' });
export type ReplayRequest = z.output<typeof replayRequest>;

/** Recordings that may be played, as they are named to play them. */
export const recordingList = z
  .object({ items: z.array(z.object({ file: z.string(), bytes: z.int() })) })
  .meta({ id: 'RecordingList' });
export type RecordingList = z.infer<typeof recordingList>;
