import * as z from 'zod';
import { timeText } from './time-text';

/** What the lamps show: each bound to what was delivered, not to a connection being open. */
export const deskHealth = z
  .object({
    ready: z.boolean(),
    journal: z.object({
      status: z.enum(['writing', 'reserveOnly', 'failed']),
      reason: z.string().optional(),
    }),
    journalSequence: z.int(),
    durableSequence: z.int(),
    venue: z.object({ name: z.string(), connected: z.boolean() }),
    marketData: z.object({ running: z.boolean(), lastTickAgeMs: z.number().nullable() }),
    pages: z.enum(['up', 'down']).optional(),
    version: z.string(),
    startedAt: timeText,
  })
  .meta({ id: 'DeskHealth' });
export type DeskHealth = z.infer<typeof deskHealth>;
