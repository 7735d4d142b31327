import * as z from 'zod';
import { decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { type LimitName, limitNames, limitWords } from '@/components/ui/limit-words';
import { type LimitNode, type RiskLimits, riskLimitsRequest } from '@/contract/risk-limits';
import { readFigure } from './read-figure';

/** What stands in the fields: texts as people type them. */
export type LimitFormValues = Record<LimitName, string> & {
  allowList: ListEntryValues[];
  blockList: ListEntryValues[];
  reason: string;
};
export interface ListEntryValues {
  instrument: string;
  reason: string;
  /** `2026-11-22T14:30` in UTC, or empty: for ever. */
  expiresAt: string;
}

/** What goes to the desk. */
export type LimitsToSet = z.output<typeof limitsRequest>;

const limitsRequest = riskLimitsRequest.shape.limits;
const hundred = 10_000_000_000n;

/** The form of one node, checked by the very schemas of the contract, after reading what was typed. */
export function limitFormSchema(isDesk: boolean) {
  return z.object({
    ...Object.fromEntries(limitNames.map((name) => [name, fieldSchema(name, isDesk)])),
    allowList: listSchema,
    blockList: listSchema,
    reason: riskLimitsRequest.shape.reason,
  }) as unknown as z.ZodType<LimitsToSet & { reason: string }, LimitFormValues>;
}

/** A node's limits as the fields show them. */
export function toFormValues(limits: RiskLimits | undefined): LimitFormValues {
  const figures = Object.fromEntries(
    limitNames.map((name) => [name, toField(name, limits?.[name])]),
  ) as Record<LimitName, string>;
  return {
    ...figures,
    allowList: (limits?.allowList ?? []).map(toEntry),
    blockList: (limits?.blockList ?? []).map(toEntry),
    reason: '',
  };
}

/** What is typed so far; a field that cannot be read counts as it was before. */
export function readLimits(
  values: LimitFormValues,
  isDesk: boolean,
  before: RiskLimits,
): RiskLimits {
  const limits: Record<string, unknown> = {};
  for (const name of limitNames) {
    const read = fieldSchema(name, isDesk).safeParse(values[name]);
    const value = read.success ? read.data : before[name];
    if (value !== undefined) {
      limits[name] = value;
    }
  }
  for (const name of ['allowList', 'blockList'] as const) {
    const entries = values[name].filter(({ instrument }) => instrument.trim() !== '');
    if (entries.length > 0) {
      limits[name] = entries.map(({ instrument, reason, expiresAt }) => ({
        instrument: instrument.trim().toUpperCase(),
        reason,
        ...(expiresAt === '' ? {} : { expiresAt: `${expiresAt}:00.000Z` }),
      }));
    }
  }
  return limits as RiskLimits;
}

/** When it was set last, to tell whether somebody else has set it meanwhile. */
export function versionOf(node: LimitNode | undefined): string {
  return node?.changedAt ?? '';
}

/** The same as the desk asks for it: null where no limits stood. */
export function basisOf(version: string): string | null {
  return version === '' ? null : version;
}

function fieldSchema(name: LimitName, isDesk: boolean) {
  return z.string().transform((typed, context): string | number | undefined => {
    if (typed.trim() === '') {
      if (isDesk && neededByDesk.has(name)) {
        context.addIssue({
          code: 'custom',
          message: 'The whole desk needs one: without it every order is refused.',
        });
      }
      return undefined;
    }
    const read = readFigure(typed);
    if (read.problem !== undefined) {
      context.addIssue({ code: 'custom', message: read.problem });
      return z.NEVER;
    }
    const checked = limitsRequest.shape[name].safeParse(toWire(name, read.text));
    if (checked.success) {
      return checked.data;
    }
    context.addIssue({
      code: 'custom',
      message: checked.error.issues[0]?.message ?? 'Not usable.',
    });
    return z.NEVER;
  });
}

const neededByDesk: ReadonlySet<LimitName> = new Set([
  'maxPositionSize',
  'maxOrderQuantity',
  'maxOrderValue',
]);

/** A share is typed in percent and sent as a ratio; a count and an age are JSON numbers. */
function toWire(name: LimitName, text: string): string | number {
  switch (limitWords[name].unit) {
    case 'share':
      return decimalOf(divideUnits(unitsOf(text), hundred) ?? 0n);
    case 'count':
      return Number(text);
    case 'seconds':
      return Number(decimalOf(unitsOf(text) * 1_000n));
    default:
      return text;
  }
}

function toField(name: LimitName, value: string | number | undefined): string {
  if (value === undefined) {
    return '';
  }
  switch (limitWords[name].unit) {
    case 'share':
      return formatFigure(decimalOf(unitsOf(String(value)) * 100n));
    case 'seconds':
      return formatFigure(decimalOf(unitsOf(String(value)) / 1_000n));
    default:
      return formatFigure(String(value)).replace('−', '-');
  }
}

function toEntry(entry: NonNullable<RiskLimits['allowList']>[number]): ListEntryValues {
  return {
    instrument: entry.instrument,
    reason: entry.reason,
    expiresAt: entry.expiresAt?.slice(0, 16) ?? '',
  };
}

const entrySchema = z
  .object({
    instrument: z
      .string()
      .transform((typed) => typed.trim().toUpperCase())
      .pipe(riskLimitsRequest.shape.limits.shape.blockList.unwrap().element.shape.instrument),
    reason: riskLimitsRequest.shape.reason,
    expiresAt: z.string().refine((typed) => typed === '' || Date.parse(`${typed}Z`) > Date.now(), {
      error: 'Must lie ahead, or be empty: for ever.',
    }),
  })
  .transform(({ instrument, reason, expiresAt }) => ({
    instrument,
    reason,
    ...(expiresAt === '' ? {} : { expiresAt: `${expiresAt}:00.000Z` }),
  }));

const listSchema = z
  .array(entrySchema)
  .max(1_000, { error: 'At most 1000 entries.' })
  .superRefine((entries, context) => {
    const seen = new Set<string>();
    for (const [index, { instrument }] of entries.entries()) {
      if (seen.has(instrument)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'instrument'],
          message: `${instrument} is on the list already.`,
        });
      }
      seen.add(instrument);
    }
  })
  .transform((entries) => (entries.length === 0 ? undefined : entries));
