import * as z from 'zod';
import { decimalText, positiveDecimal, signedDecimal } from './decimal-text';
import { instrumentText } from './names';
import { timeText } from './time-text';

/** Which fields each kind of fault takes beside `kind`; the ones with ! it needs. */
export const paperFaultFields = {
  'lose-request': 'instrument count call seed rate',
  'lose-reply': 'instrument count call seed rate',
  'rate-limit': 'instrument count call seed rate durationMs perSecond',
  slow: 'instrument count call seed rate durationMs',
  'stuck-cancel': 'instrument count seed rate',
  'duplicate-fill': 'instrument count seed rate',
  'late-fill': 'instrument count seed rate durationMs',
  'fill-after-cancel': 'instrument count seed rate durationMs',
  'out-of-order': 'instrument count seed rate durationMs',
  'late-report': 'instrument count seed rate durationMs',
  'lose-report': 'instrument count seed rate',
  disconnect: 'durationMs',
  'restart-losing-orders': 'instrument durationMs',
  'wrong-position': 'instrument! quantity! durationMs',
  'wrong-cash': 'amount! durationMs',
  'external-trade': 'instrument! side quantity price isTold',
  'clock-skew': 'skewMs! durationMs',
} as const;
export type PaperFaultKind = keyof typeof paperFaultFields;
export const paperFaultKinds = Object.keys(paperFaultFields) as [
  PaperFaultKind,
  ...PaperFaultKind[],
];

const faultCalls = [
  'submitOrder',
  'cancelOrder',
  'modifyOrder',
  'getOrder',
  'getOpenOrders',
  'getFillsSince',
  'getPositions',
  'getAccountBalance',
] as const;

/** A whole number within bounds, and one sentence for whatever else is sent. */
function wholeBetween(least: number, most: number, what = 'a whole number') {
  const error = `Must be ${what} from ${least} to ${most}.`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

const milliseconds = wholeBetween(1, 3_600_000, 'whole milliseconds');

/**
 * A fault of the paper venue. `count`: how many calls or reports it strikes (1). `durationMs`: how long
 * it lasts, or how late it makes things. `rate`: it strikes what fits with this probability, drawn from
 * `seed`. `quantity` of a wrong position is how far off it is told, signed; `amount` so of cash.
 * `perSecond` of a rate limit: the venue names that allowance and takes no more calls, of any kind.
 */
export const paperFaultRequest = z
  .strictObject({
    kind: z.enum(paperFaultKinds, { error: `Must be one of ${paperFaultKinds.join(', ')}.` }),
    instrument: instrumentText.optional(),
    count: wholeBetween(1, 100_000).optional(),
    durationMs: milliseconds.optional(),
    seed: wholeBetween(0, 0xffff_ffff).optional(),
    rate: z
      .number({ error: 'Must be a probability above 0 and up to 1.' })
      .gt(0, { error: 'Must be above 0.' })
      .max(1, { error: 'Must be at most 1.' })
      .optional(),
    call: z.enum(faultCalls, { error: `Must be one of ${faultCalls.join(', ')}.` }).optional(),
    side: z.enum(['buy', 'sell'], { error: 'Must be buy or sell.' }).optional(),
    quantity: signedDecimal.optional(),
    price: positiveDecimal.optional(),
    amount: signedDecimal.optional(),
    skewMs: wholeBetween(-86_400_000, 86_400_000, 'whole milliseconds').optional(),
    isTold: z.boolean({ error: 'Must be true or false.' }).optional(),
    perSecond: wholeBetween(1, 10_000).optional(),
  })
  .superRefine((request, issues) => {
    const fields = paperFaultFields[request.kind].split(' ');
    for (const [field, value] of Object.entries(request)) {
      if (value !== undefined && field !== 'kind' && !fields.some((one) => bare(one) === field)) {
        const takes = fields.map(bare).join(', ');
        const message = `A fault of kind ${request.kind} has no ${field}; it takes ${takes}.`;
        issues.addIssue({ code: 'custom', path: [field], message });
      }
    }
    for (const needed of fields.filter((one) => one.endsWith('!')).map(bare)) {
      if (!(needed in request) || request[needed as keyof typeof request] === undefined) {
        const message = `A fault of kind ${request.kind} needs ${needed}.`;
        issues.addIssue({ code: 'custom', path: [needed], message });
      }
    }
  })
  .meta({ id: 'PaperFaultRequest' });
export type PaperFaultRequest = z.output<typeof paperFaultRequest>;

/** A fault as it stands. `struck`: how many calls, reports or orders it has hit. */
export const paperFault = z
  .object({
    faultId: z.string(),
    kind: z.enum(paperFaultKinds),
    state: z.enum(['waiting', 'active', 'over']),
    since: timeText,
    struck: z.int(),
    request: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PaperFault' });
export type PaperFault = z.infer<typeof paperFault>;

export const paperFaultList = z
  .object({ items: z.array(paperFault) })
  .meta({ id: 'PaperFaultList' });
export type PaperFaultList = z.infer<typeof paperFaultList>;

/**
 * Faults with their moments, in milliseconds after the first: what was put in, saved as a test. Sent
 * back as it is, it plays the same again.
 */
export const paperFaultScript = z
  .strictObject({
    format: z.literal('paper-faults-1'),
    steps: z
      .array(z.strictObject({ afterMs: z.int().min(0).max(86_400_000), fault: paperFaultRequest }))
      .min(1, { error: 'Must have at least one step.' })
      .max(500, { error: 'Must have at most 500 steps.' }),
  })
  .meta({ id: 'PaperFaultScript' });
export type PaperFaultScript = z.output<typeof paperFaultScript>;

/** The script of what was put in since the last clearing; `steps` is empty after one. */
export const savedFaultScript = z
  .object({
    format: z.literal('paper-faults-1'),
    /** Of the paper venue, so that a test makes the same market. */
    venueSeed: z.number(),
    steps: z.array(z.object({ afterMs: z.int(), fault: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'SavedFaultScript' });
export type SavedFaultScript = z.infer<typeof savedFaultScript>;

export const paperScenarioKinds = [
  'halt',
  'gap',
  'crash',
  'spread-blow-out',
  'thin-book',
  'frozen-feed',
] as const;

const percentSentence = 'Must be percent from -90 to 200.';

/**
 * What is done to the market. `percent`: how far a gap or crash goes (−5, −20), negative is down.
 * `times`: how much wider the spread (10) or thinner the book (20). `durationMs`: 30 s by default; a gap
 * stays, a crash takes so long and stays. `seed` makes gap and crash differ by up to a fifth.
 */
export const paperScenarioRequest = z
  .strictObject({
    kind: z.enum(paperScenarioKinds, { error: `Must be one of ${paperScenarioKinds.join(', ')}.` }),
    instrument: instrumentText.optional(),
    durationMs: milliseconds.optional(),
    percent: z
      .number({ error: percentSentence })
      .min(-90, { error: percentSentence })
      .max(200, { error: percentSentence })
      .optional(),
    times: wholeBetween(2, 1_000).optional(),
    seed: wholeBetween(0, 0xffff_ffff).optional(),
  })
  .meta({ id: 'PaperScenarioRequest' });
export type PaperScenarioRequest = z.output<typeof paperScenarioRequest>;

export const paperScenario = z
  .object({
    kind: z.enum(paperScenarioKinds),
    instrument: z.string().optional(),
    percent: decimalText.optional(),
    times: z.int().optional(),
    seed: z.number().optional(),
    until: timeText,
  })
  .meta({ id: 'PaperScenario' });
export type PaperScenario = z.infer<typeof paperScenario>;

export const paperScenarioList = z
  .object({ items: z.array(paperScenario) })
  .meta({ id: 'PaperScenarioList' });
export type PaperScenarioList = z.infer<typeof paperScenarioList>;

/** What a reset did. The journal forgets nothing: cash and history stay as they are. */
export const paperReset = z
  .object({ canceledOrders: z.int(), closingOrders: z.int(), refusedOrders: z.int() })
  .meta({ id: 'PaperReset' });
export type PaperReset = z.infer<typeof paperReset>;

function bare(field: string): string {
  return field.replace('!', '');
}
