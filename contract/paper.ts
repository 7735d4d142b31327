import * as z from 'zod';
import { decimalText, notNegativeDecimal } from './decimal-text';

export const paperPresets = [
  'frictionless',
  'alpacaLike',
  'realistic',
  'stressed',
  'brutal',
] as const;

/** The paper venue's knobs. Money per share, percent in percent, rates as probabilities 0 to 1. */
export const paperSettings = z
  .object({
    preset: z.enum([...paperPresets, 'custom']),
    initialCapital: decimalText,
    commission: decimalText,
    commissionPercent: decimalText,
    minimumCommission: decimalText,
    slippagePercent: decimalText,
    /** Milliseconds. */
    fillDelay: z.number(),
    fillDelayJitter: z.number(),
    rejectRate: z.number(),
    partialFillRate: z.number(),
  })
  .meta({ id: 'PaperSettings' });
export type PaperSettings = z.infer<typeof paperSettings>;

const rate = z
  .number({ error: 'Must be a probability from 0 to 1.' })
  .min(0, { error: 'Must be a probability from 0 to 1.' })
  .max(1, { error: 'Must be a probability from 0 to 1.' });
const delay = z
  .int({ error: 'Must be whole milliseconds.' })
  .min(0, { error: 'Must be zero or more.' })
  .max(60_000, { error: 'Must be at most 60000.' });

/** A preset, knobs, or both: the knobs are laid over the preset, or over what is set now. */
export const paperRequest = z
  .strictObject({
    preset: z
      .enum(paperPresets, { error: `Must be one of ${paperPresets.join(', ')}.` })
      .optional(),
    commission: notNegativeDecimal.optional(),
    commissionPercent: notNegativeDecimal.optional(),
    minimumCommission: notNegativeDecimal.optional(),
    slippagePercent: notNegativeDecimal.optional(),
    fillDelay: delay.optional(),
    fillDelayJitter: delay.optional(),
    rejectRate: rate.optional(),
    partialFillRate: rate.optional(),
  })
  .refine((request) => Object.values(request).some((value) => value !== undefined), {
    error: 'Name a preset or at least one knob.',
  })
  .meta({ id: 'PaperRequest' });
export type PaperRequest = z.output<typeof paperRequest>;
