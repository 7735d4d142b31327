import * as z from 'zod';
import { decimalText, notNegativeDecimal, signedDecimal } from './decimal-text';

export const paperPresets = [
  'frictionless',
  'alpaca-like',
  'realistic',
  'stressed',
  'brutal',
] as const;

/** `book`: displayed sizes and queues count. `bestQuote`: best bid and offer fill any size. */
export const fillModels = ['book', 'bestQuote'] as const;
/** Which price wakes a stop: the last trade, the side it would hit, the middle of the quote. */
export const stopTriggers = ['last', 'bidAsk', 'mid'] as const;

/**
 * The paper venue's knobs. Commission is money per unit; what ends in `Percent` is in percent (0.05 =
 * 0.05 %), rates and probabilities are from 0 to 1, delays are milliseconds.
 */
export const paperSettings = z
  .object({
    /** `custom`: a knob was turned. */
    preset: z.enum([...paperPresets, 'custom']),
    initialCapital: decimalText,
    commission: decimalText,
    commissionPercent: decimalText,
    /** Of a whole order. */
    minimumCommission: decimalText,
    /** On top, by who gave and who took liquidity; negative is a rebate. */
    makerPercent: decimalText,
    takerPercent: decimalText,
    slippagePercent: decimalText,
    fillDelay: z.number(),
    fillDelayJitter: z.number(),
    rejectRate: decimalText,
    partialFillRate: decimalText,
    fillOnTouchProbability: decimalText,
    fillModel: z.enum(fillModels),
    stopTrigger: z.enum(stopTriggers),
    collarPercent: decimalText,
    initialMarginPercent: decimalText,
  })
  .meta({ id: 'PaperSettings' });
export type PaperSettings = z.infer<typeof paperSettings>;

/** The knobs of every preset, with the capital as it is set. */
export const paperPresetList = z
  .object({ items: z.array(paperSettings) })
  .meta({ id: 'PaperPresetList' });

const rateSentence = 'Must be a probability from 0 to 1.';
const rate = notNegativeDecimal.refine((text) => Number(text) <= 1, { error: rateSentence });
const delay = z
  .int({ error: 'Must be whole milliseconds.' })
  .min(0, { error: 'Must be zero or more.' })
  .max(600_000, { error: 'Must be at most 600000.' });

/** A preset, knobs, or both: the knobs are laid over the preset, or over what is set now. */
export const paperRequest = z
  .strictObject({
    preset: z
      .enum(paperPresets, { error: `Must be one of ${paperPresets.join(', ')}.` })
      .optional(),
    commission: notNegativeDecimal.optional(),
    commissionPercent: notNegativeDecimal.optional(),
    minimumCommission: notNegativeDecimal.optional(),
    makerPercent: signedDecimal.optional(),
    takerPercent: signedDecimal.optional(),
    slippagePercent: notNegativeDecimal.optional(),
    fillDelay: delay.optional(),
    fillDelayJitter: delay.optional(),
    rejectRate: rate.optional(),
    partialFillRate: rate.optional(),
    fillOnTouchProbability: rate.optional(),
    fillModel: z.enum(fillModels, { error: `Must be one of ${fillModels.join(', ')}.` }).optional(),
    stopTrigger: z
      .enum(stopTriggers, { error: `Must be one of ${stopTriggers.join(', ')}.` })
      .optional(),
    collarPercent: notNegativeDecimal.optional(),
    initialMarginPercent: notNegativeDecimal.optional(),
  })
  .refine((request) => Object.values(request).some((value) => value !== undefined), {
    error: 'Name a preset or at least one knob.',
  })
  .meta({ id: 'PaperRequest' });
export type PaperRequest = z.output<typeof paperRequest>;
