import * as z from 'zod';
import { circuitStates } from '../server/core/mode/circuit-state';
import { troubles } from '../server/core/mode/degradation';
import { choosableModes } from '../server/core/mode/desk-mode';
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
    venue: z.object({
      name: z.string(),
      connected: z.boolean(),
      /** Why it cannot be connected, in a sentence, where that is known. */
      problem: z.string().optional(),
      /** Open: entries are not sent, since the venue has not answered lately. */
      circuit: z.enum(circuitStates).optional(),
      /** Orders and changes whose outcome nobody knows yet. */
      unknownOrders: z.int().optional(),
    }),
    /** What holds the desk back, each with the loosest mode it leaves. */
    troubles: z
      .array(
        z.object({
          trouble: z.enum(troubles),
          ceiling: z.enum(choosableModes),
          since: timeText,
          words: z.string(),
        }),
      )
      .optional(),
    marketData: z.object({ running: z.boolean(), lastTickAgeMs: z.number().nullable() }),
    pages: z.enum(['up', 'down']).optional(),
    version: z.string(),
    startedAt: timeText,
  })
  .meta({ id: 'DeskHealth' });
export type DeskHealth = z.infer<typeof deskHealth>;
