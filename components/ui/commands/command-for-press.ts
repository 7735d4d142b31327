import type { Command } from './command';
import { type KeyChanges, keyOf } from './key-bindings';
import { chordOf, hasCommandModifier, type KeyPress } from './key-chord';

/** Where and how a key was pressed. */
export interface PressFacts extends KeyPress {
  /** A key that is held down comes again and again. */
  readonly isRepeat: boolean;
  readonly isInField: boolean;
  readonly isInDialog: boolean;
}

/**
 * The command that a press gives; undefined when it gives none. A held key gives none, a dialog keeps
 * its keys to itself but for those that stop, a field keeps what types, and what sends an order waits until order keys are
 * armed and never comes out of a field.
 */
export function commandForPress(
  press: PressFacts,
  commands: Iterable<Command>,
  changes: KeyChanges,
  areOrderKeysArmed: boolean,
): Command | undefined {
  const chord = chordOf(press);
  if (chord === undefined || press.isRepeat) {
    return undefined;
  }
  if (press.isInField && !hasCommandModifier(chord)) {
    return undefined;
  }
  for (const command of commands) {
    if (press.isInDialog && command.stops !== true) {
      continue;
    }
    if (keyOf(command, changes) === chord) {
      const isHeldBack = command.sendsOrder === true && (press.isInField || !areOrderKeysArmed);
      return isHeldBack || command.because !== undefined ? undefined : command;
    }
  }
  return undefined;
}
