import * as z from 'zod';
import { limitScopeKinds, riskCodes } from '../server/core/risk/risk-verdict';
import { decimalText } from './decimal-text';

export const limitScope = z
  .object({ kind: z.enum(limitScopeKinds), id: z.string().optional() })
  .meta({ id: 'LimitScope' });
export type LimitScope = z.infer<typeof limitScope>;

/** What a figure of a verdict counts; `ratio` is a plain ratio (0.1 = 10 %). */
export const riskUnits = [
  'quantity',
  'money',
  'price',
  'ratio',
  'count',
  'seconds',
  'none',
] as const;

/** The outcome of one pre-trade check. A failed `warn` asks for a `warningReason`. `headroom` is what is left after the order; negative = over. */
export const verdict = z
  .object({
    code: z.enum(riskCodes),
    passed: z.boolean(),
    severity: z.enum(['block', 'warn']),
    scope: limitScope,
    unit: z.enum(riskUnits),
    limit: decimalText.optional(),
    current: decimalText.optional(),
    projected: decimalText.optional(),
    headroom: decimalText.optional(),
    message: z.string(),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdict>;
