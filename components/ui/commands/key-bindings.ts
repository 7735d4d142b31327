import type { Command } from './command';
import { type Chord, hasCommandModifier } from './key-chord';

/** What a person has changed: command → key, null for none. */
export type KeyChanges = Readonly<Record<string, Chord | null>>;

/** The key of a command as this person has it; undefined when it has none. */
export function keyOf(
  { id, key }: Pick<Command, 'id' | 'key'>,
  changes: KeyChanges,
): Chord | undefined {
  const changed = changes[id];
  return changed === undefined ? key : (changed ?? undefined);
}

/**
 * Why a key cannot be given to a command, as a sentence that says what to do; undefined when it can.
 * A key that another command has is refused, never taken away in silence.
 */
export function whyNotKey(
  chord: Chord,
  command: Command,
  commands: Iterable<Command>,
  changes: KeyChanges,
): string | undefined {
  if (ownKeys.has(chord)) {
    return `${chord} moves about on the page and keeps its meaning. Choose another key.`;
  }
  if (browserKeys.has(chord)) {
    return `${chord} belongs to the browser, which does not hand it on. Choose another key.`;
  }
  if (command.sendsOrder === true && !hasCommandModifier(chord)) {
    return `“${command.title}” sends an order: its key needs Ctrl or Alt, so that nobody sends one by typing.`;
  }
  for (const other of commands) {
    if (other.id !== command.id && keyOf(other, changes) === chord) {
      return `${chord} is the key of “${other.title}”. Give that one another key first.`;
    }
  }
  return undefined;
}

/** They move the focus, open and close what has it, and scroll. */
const ownKeys = new Set([
  'Tab',
  'Shift+Tab',
  'Enter',
  'Escape',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Backspace',
  'Delete',
  'Ctrl+A',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Z',
]);

const browserKeys = new Set([
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+N',
  'Ctrl+Shift+T',
  'Ctrl+Shift+N',
  'Ctrl+Shift+W',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+R',
  'Ctrl+Shift+R',
  'Ctrl+L',
  'F5',
  'F11',
  'F12',
  'Alt+F4',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
]);
