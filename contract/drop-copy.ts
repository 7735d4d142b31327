import * as z from 'zod';
import { breakKinds, breakSeverities } from '../server/core/reconciliation/break-words';
import { accountText, reasonText } from './names';
import { pageOf } from './page';
import { dayText, timeInput, timeText } from './time-text';

const nameSentence =
  'Must be 1 to 32 letters, digits, dots, dashes or underscores, such as clearing.';
export const dropCopyNameText = z
  .string({ error: nameSentence })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, { error: nameSentence });

/** Which drop copy of which day. */
export const dropCopyRef = z.object({ name: z.string(), tradingDay: dayText });

/** Whose word it is, about whom. */
export const dropCopySubject = z.object({
  ...dropCopyRef.shape,
  venue: z.string(),
  account: z.string(),
});

/** A cell as it comes; what it means is read with its line, so that every fault has a place. */
const cell = z
  .union([z.string(), z.number()], { error: 'Must be text or a number.' })
  .transform(String);

const dropCopyFill = z.strictObject({
  executionId: cell,
  instrument: cell,
  side: cell,
  quantity: cell,
  price: cell,
  transactTime: cell,
  commission: cell.optional(),
  clientOrderId: cell.optional(),
  venueOrderId: cell.optional(),
});

/** So many bytes of a file go into one call. */
export const dropCopyBytesMax = 900_000;

/** Fills as a second source tells them: the text of a CSV file, or a list. */
export const dropCopyRequest = z
  .strictObject({
    name: dropCopyNameText,
    tradingDay: dayText,
    /** Absent: the desk's main account. */
    account: accountText.optional(),
    csv: z
      .string()
      .max(dropCopyBytesMax, {
        error: `Must be at most ${dropCopyBytesMax} characters: send it in parts, which may overlap.`,
      })
      .optional(),
    fills: z.array(dropCopyFill).optional(),
    /** The source has told all of its fills before this moment. Absent: up to the newest of them. */
    upTo: timeInput.optional(),
    /** Puts right what the source has said before under the same execution ids. */
    corrects: z.boolean().default(false),
    fileName: z.string().max(200).optional(),
  })
  .refine(({ csv, fills }) => (csv === undefined) !== (fills === undefined), {
    error: 'Give either csv or fills.',
  })
  .meta({ id: 'DropCopyRequest' });

export const dropCopyWithdrawal = z
  .strictObject({
    name: dropCopyNameText,
    tradingDay: dayText,
    account: accountText.optional(),
    reason: reasonText,
  })
  .meta({ id: 'DropCopyWithdrawal' });

const dropCopyCounts = z.object({
  /** Fills of the source in all. */
  told: z.int(),
  matching: z.int(),
  differing: z.int(),
  missingAtDesk: z.int(),
  missingAtSource: z.int(),
  /** Too young to be judged. */
  waiting: z.int(),
  /** The desk's, from the moment on up to which the source is complete. */
  notYetTold: z.int(),
});

/** What was read of a feed, and how both sides stand with it. */
export const dropCopyReading = z
  .object({
    ...dropCopySubject.shape,
    /** SHA-256 of what was fed in. */
    hash: z.string(),
    /** Rows; each is fresh, corrected or repeated. */
    read: z.int(),
    fresh: z.int(),
    corrected: z.int(),
    repeated: z.int(),
    highWater: timeText,
    counts: dropCopyCounts,
    /** The first hundred. */
    differences: z.array(
      z.object({
        kind: z.enum(breakKinds),
        severity: z.enum(breakSeverities),
        executionId: z.string(),
        instrument: z.string(),
        explanation: z.string(),
      }),
    ),
  })
  .meta({ id: 'DropCopyReading' });
export type DropCopyReading = z.infer<typeof dropCopyReading>;

/** What a source has said of a trading day so far. */
export const dropCopy = z
  .object({
    ...dropCopySubject.shape,
    fills: z.int(),
    /** It has told all of its fills before this moment. */
    highWater: timeText,
    /** How often something new was taken from it. */
    feeds: z.int(),
    lastFeed: z.object({
      by: z.string(),
      at: timeText,
      hash: z.string(),
      fileName: z.string().optional(),
    }),
    sequence: z.int(),
  })
  .meta({ id: 'DropCopy' });
export type DropCopy = z.infer<typeof dropCopy>;

export const dropCopyPage = pageOf(dropCopy);
