import * as z from 'zod';
import { verdict } from './verdict';

/** One thing wrong in a request, by the name of the field (`orders.2.quantity`; empty = the whole). */
export const fieldError = z.object({ field: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldError>;

/**
 * Every no of the desk (RFC 9457, `application/problem+json`). `code` is stable and documented in
 * docs/problem-codes.md; members beside these carry the numbers of the case.
 */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    /** One sentence: what happened, with which values, what to do. */
    detail: z.string(),
    errors: z.array(fieldError).optional(),
    verdicts: z.array(verdict).optional(),
    orderId: z.string().optional(),
    retryAfterMs: z.number().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
