import * as z from 'zod';
import { actor } from './actor';
import { pageOf } from './page';
import { timeText } from './time-text';

/** One row of the journal. Numbers in `payload` are decimal text. */
export const event = z
  .object({
    sequence: z.int(),
    time: timeText,
    type: z.string(),
    actor,
    payload: z.record(z.string(), z.unknown()),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof event>;

export const eventPage = pageOf(event);

/** The hash chain, checked from the first row to the last. */
export const verification = z
  .object({
    intact: z.boolean(),
    rows: z.int(),
    lastSequence: z.int(),
    lastHash: z.string(),
    brokenAt: z.object({ sequence: z.int(), reason: z.string() }).optional(),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof verification>;
