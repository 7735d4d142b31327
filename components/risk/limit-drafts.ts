import * as z from 'zod';
import { forgetTyping, keptTyping, saveTyping } from '@/components/ui/kept-typing';
import { type LimitName, limitNames } from '@/components/ui/limit-words';
import { type LimitFormValues, toFormValues } from './limit-form-schema';

const entry = z.object({ instrument: z.string(), reason: z.string(), expiresAt: z.string() });
const draft = z.object({
  // A cast since a record made of names loses them.
  ...(Object.fromEntries(limitNames.map((name) => [name, z.string()])) as Record<
    LimitName,
    z.ZodString
  >),
  allowList: z.array(entry),
  blockList: z.array(entry),
  reason: z.string(),
});

interface LimitDraft {
  readonly values: LimitFormValues;
  /** The version of the limits that it was typed over; absent: of those that stand when it is read. */
  readonly over: string | undefined;
}

/** What is typed for a node and not sent yet; outlives a reload of the page, in this tab. */
export function loadLimitDraft(scopeKey: string): LimitDraft | undefined {
  const kept = keptTyping(nameOf(scopeKey), { ...toFormValues(undefined), over: '' });
  const values = draft.safeParse(kept).data;
  return values && { values, over: kept.over };
}

export function saveLimitDraft(scopeKey: string, values: LimitFormValues, over?: string): void {
  saveTyping(nameOf(scopeKey), { ...values, over });
}

export function forgetLimitDraft(scopeKey: string): void {
  forgetTyping(nameOf(scopeKey));
}

function nameOf(scopeKey: string): string {
  return `limits.${scopeKey}`;
}
