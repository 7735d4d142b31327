/**
 * What is typed into a form and not sent yet, in this tab: it outlives an error, a closed dialog, a
 * reload and a lost line. Texts alone, and never a password.
 */
export type Typing = Readonly<Record<string, unknown>>;

/** As `keptTyping`, with every other field empty. */
export function loadTyping<Fields extends Typing>(form: string, empty: Fields): Fields {
  return { ...empty, ...keptTyping(form, empty) };
}

/** Of the fields that the form has now; what was kept by another form of that name counts as nothing. */
export function keptTyping<Fields extends Typing>(form: string, empty: Fields): Partial<Fields> {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null');
    const kept = Object.entries(typeof saved === 'object' && saved !== null ? saved : {}).filter(
      ([name, value]) => name in empty && kindOf(value) === kindOf(empty[name]),
    );
    // A cast since entries lose the names of their fields.
    return Object.fromEntries(kept) as Partial<Fields>;
  } catch {
    return {};
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

const typistKey = 'desk.typist';

/** It is kept for one person: another one who signs in here begins with nothing. */
export function keepTypingOf(username: string): void {
  try {
    const last = sessionStorage.getItem(typistKey);
    if (last !== null && last !== username) {
      forgetAllTyping();
    }
    sessionStorage.setItem(typistKey, username);
  } catch {
    // What cannot be written cannot have been kept.
  }
}

/** Who comes next at this browser is not to read it, nor to send it: the order in the ticket goes too. */
export function forgetAllTyping(): void {
  try {
    const kept = Array.from(
      { length: sessionStorage.length },
      (_, at) => sessionStorage.key(at) ?? '',
    );
    for (const key of kept.filter((one) => one.startsWith('desk.'))) {
      sessionStorage.removeItem(key);
    }
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
