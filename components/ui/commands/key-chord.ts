/** A key with its modifiers, as it is kept and shown: `Ctrl+Shift+X`, `Alt+2`, `T`, `?`. */
export type Chord = string;

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The place on the keyboard, such as `Digit2`: Alt changes what a key types on some machines. */
  readonly code?: string;
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/** The chord of a press; undefined while only modifiers are held. Meta counts as Ctrl, so that one keyboard layout serves all. */
export function chordOf(press: KeyPress): Chord | undefined {
  if (modifierKeys.has(press.key) || press.key === 'Dead' || press.key === 'Unidentified') {
    return undefined;
  }
  const hasCommand = press.ctrlKey || press.metaKey || press.altKey;
  const key = keyName(press, hasCommand);
  // What a sign needs Shift for is in the sign itself: ? and not Shift+?.
  const needsShift = press.shiftKey && (hasCommand || key.length > 1 || isLetter(key));
  return [
    press.ctrlKey || press.metaKey ? 'Ctrl' : undefined,
    press.altKey ? 'Alt' : undefined,
    needsShift ? 'Shift' : undefined,
    key,
  ]
    .filter((part) => part !== undefined)
    .join('+');
}

/** Whether it has Ctrl or Alt: such a chord types nothing into a field. */
export function hasCommandModifier(chord: Chord): boolean {
  return /(^|\+)(Ctrl|Alt)\+/.test(chord);
}

/** The parts to draw as keys. */
export function chordParts(chord: Chord): readonly string[] {
  return chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
}

function keyName({ key, code }: KeyPress, hasCommand: boolean): string {
  const digit = /^Digit(\d)$/.exec(code ?? '')?.[1];
  if (hasCommand && digit !== undefined) {
    return digit;
  }
  const letter = /^Key([A-Z])$/.exec(code ?? '')?.[1];
  if (hasCommand && letter !== undefined) {
    return letter;
  }
  if (key === ' ') {
    return 'Space';
  }
  return isLetter(key) ? key.toUpperCase() : key;
}

function isLetter(key: string): boolean {
  return key.length === 1 && key.toLowerCase() !== key.toUpperCase();
}
