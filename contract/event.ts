import * as z from 'zod';
import { actor } from './actor';
import { limitParameter, pageOf } from './page';
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

const sequenceText = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'Must be the sequence of an event: a whole number.' })
  .transform(Number);

const typeText = z
  .string()
  .regex(/^[A-Z_]{1,64}$/, { error: 'Must be types such as ORDER_FILLED, separated by commas.' });

const typeList = z
  .string()
  .max(2_000)
  .transform((types) => types.split(','))
  .pipe(z.array(typeText));

/** Which events of the journal, newest first. `text` is looked for in type and payload. */
export const newestEventsQuery = z.strictObject({
  before: sequenceText.optional(),
  after: sequenceText.optional(),
  types: typeList.optional(),
  /** Types that are left out. */
  without: typeList.optional(),
  actor: actor.shape.kind.optional(),
  user: z.string().max(64).optional(),
  text: z.string().max(100).optional(),
  limit: limitParameter,
});

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
