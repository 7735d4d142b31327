import type { KnobValues } from './knobs';
import { knobNames } from './knobs';

const storageKey = 'desk.venues.knobs';

/** What was typed and not sent yet, in this tab; undefined when there is nothing. */
export function loadKnobDraft(): KnobValues | undefined {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    if (typeof saved !== 'object' || saved === null) {
      return undefined;
    }
    const values = saved as Partial<Record<string, unknown>>;
    return knobNames.every((name) => typeof values[name] === 'string')
      ? (saved as KnobValues)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined forgets it. */
export function saveKnobDraft(values: KnobValues | undefined): void {
  try {
    if (values === undefined) {
      sessionStorage.removeItem(storageKey);
    } else {
      sessionStorage.setItem(storageKey, JSON.stringify(values));
    }
  } catch {
    // Storage can be full or forbidden; what is typed then lasts as long as the page.
  }
}
