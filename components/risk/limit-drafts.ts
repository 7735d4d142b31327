import * as z from 'zod';
import { type LimitName, limitNames } from '@/components/ui/limit-words';
import type { LimitFormValues } from './limit-form-schema';

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

/** What is typed for a node and not sent yet; outlives a reload of the page, in this tab. */
export function loadLimitDraft(scopeKey: string): LimitFormValues | undefined {
  try {
    return draft.safeParse(JSON.parse(sessionStorage.getItem(keyOf(scopeKey)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export function saveLimitDraft(scopeKey: string, values: LimitFormValues): void {
  try {
    sessionStorage.setItem(keyOf(scopeKey), JSON.stringify(values));
  } catch {
    // Storage can be full or forbidden; the draft then lives as long as the page.
  }
}

export function forgetLimitDraft(scopeKey: string): void {
  try {
    sessionStorage.removeItem(keyOf(scopeKey));
  } catch {
    // What cannot be written cannot have been saved.
  }
}

function keyOf(scopeKey: string): string {
  return `desk.limits.1.${scopeKey}`;
}
