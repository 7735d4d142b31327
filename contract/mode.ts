import * as z from 'zod';
import { choosableModes, deskModes } from '../server/core/mode/desk-mode';
import { reasonText } from './names';
import { timeText } from './time-text';

/** The mode the desk is in. Who set it is known since the desk was started. */
export const modeState = z
  .object({
    mode: z.enum(deskModes),
    changedAt: timeText.optional(),
    changedBy: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'ModeState' });
export type ModeState = z.infer<typeof modeState>;

export const modeRequest = z
  .strictObject({
    mode: z.enum(choosableModes, { error: `Must be one of ${choosableModes.join(', ')}.` }),
    reason: reasonText,
  })
  .meta({ id: 'ModeRequest' });
export type ModeRequest = z.output<typeof modeRequest>;
