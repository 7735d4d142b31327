/**
 * What is typed between the key that opens a dialog and the dialog itself, which on a slow machine is a word: it is
 * meant for the dialog, and neither goes into the field behind it nor presses the button there.
 */
let typed = '';
let dialogsComing = 0;

/** Until then keys that stop are heard as from an open dialog, and others not. */
export function isDialogComing(): boolean {
  return dialogsComing > 0;
}

/** What was typed so far for the dialog that is coming. */
export function typedAhead(): string {
  return typed;
}

/** Keeps what is typed until the returned function is called: the dialog stands, or does not come. */
export function keepTypedAhead(): () => void {
  dialogsComing += 1;
  window.addEventListener('keydown', keep, true);
  return () => {
    dialogsComing -= 1;
    if (dialogsComing === 0) {
      typed = '';
      window.removeEventListener('keydown', keep, true);
    }
  };
}

function keep(event: KeyboardEvent): void {
  const { key, ctrlKey, altKey, metaKey } = event;
  const types = key.length === 1;
  if (ctrlKey || altKey || metaKey || !(types || heldKeys.has(key))) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (types) {
    typed += key;
  } else if (key === 'Backspace') {
    typed = typed.slice(0, -1);
  }
}

/** They press, delete and leave. */
const heldKeys = new Set(['Enter', 'Backspace', 'Delete', 'Escape']);
