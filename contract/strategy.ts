import * as z from 'zod';
import { reasonText } from './names';
import { pageOf } from './page';
import { timeText } from './time-text';

/**
 * A strategy that may send signals. Its entries are executed without a person only while the desk
 * is in mode automatic and both of its switches are on.
 */
export const strategy = z
  .object({
    strategy: z.string(),
    /** Off: entries are refused, and everything else waits for a person. */
    enabled: z.boolean(),
    /** Off: entries wait for a person. */
    automatic: z.boolean(),
    reason: z.string(),
    changedAt: timeText,
    changedBy: z.string(),
    lastSignalId: z.string().optional(),
    lastSignalAt: timeText.optional(),
    /** Signals by what became of them, since the strategy was made known. */
    received: z.int(),
    executed: z.int(),
    blocked: z.int(),
    refused: z.int(),
    expired: z.int(),
    awaiting: z.int(),
    /** Entries executed in a row without a person, and how many there may be (RTS 6 Art. 15(3)). */
    automaticInARow: z.int(),
    automaticInARowMax: z.int(),
    /** Sequence of the last event that changed it. */
    sequence: z.int(),
  })
  .meta({ id: 'Strategy' });
export type Strategy = z.infer<typeof strategy>;

export const strategyPage = pageOf(strategy);

/** Makes a strategy known or sets its switches; one that is left out stays, and is off for a new one. */
export const strategyRequest = z
  .strictObject({
    enabled: z.boolean({ error: 'Must be true or false.' }).optional(),
    automatic: z.boolean({ error: 'Must be true or false.' }).optional(),
    reason: reasonText,
  })
  .meta({ id: 'StrategyRequest' });
export type StrategyRequest = z.output<typeof strategyRequest>;
