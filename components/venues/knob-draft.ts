import { type KnobValues, knobNames } from './knobs';

const storageKey = 'desk.venues.knobs';

/** The knobs that were turned and not sent yet, in this tab; the others follow the desk. */
export function loadKnobDraft(): Partial<KnobValues> {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    const entries = Object.entries(typeof saved === 'object' && saved !== null ? saved : {});
    const names: readonly string[] = knobNames;
    // A cast since entries lose the names of their fields.
    return Object.fromEntries(
      entries.filter(([name, value]) => names.includes(name) && typeof value === 'string'),
    ) as Partial<KnobValues>;
  } catch {
    return {};
  }
}

export function saveKnobDraft(turned: Partial<KnobValues>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(turned));
  } catch {
    // Storage can be full or forbidden; what is typed then lasts as long as the page.
  }
}
