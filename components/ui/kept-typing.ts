/**
 * What is typed into a form and not sent yet, in this tab: it outlives an error, a closed dialog, a
 * reload and a lost line. Texts alone, and never a password.
 */
export type Typing = Readonly<Record<string, unknown>>;

/** Of the fields that the form has now; what was kept by another form of that name counts as nothing. */
export function loadTyping<Fields extends Typing>(form: string, empty: Fields): Fields {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null');
    if (typeof saved !== 'object' || saved === null) {
      return empty;
    }
    const kept = Object.entries(saved).filter(
      ([name, value]) => name in empty && kindOf(value) === kindOf(empty[name]),
    );
    return { ...empty, ...Object.fromEntries(kept) };
  } catch {
    return empty;
  }
}

export function saveTyping(form: string, typing: Typing): void {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(typing));
  } catch {
    // Storage can be full or forbidden; what is typed then lasts as long as the form.
  }
}

/** It was sent. */
export function forgetTyping(form: string): void {
  try {
    sessionStorage.removeItem(keyOf(form));
  } catch {
    // What cannot be written cannot have been kept.
  }
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function keyOf(form: string): string {
  return `desk.typed.${form}`;
}
