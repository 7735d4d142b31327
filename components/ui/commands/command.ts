import type { Chord } from './key-chord';

/** Under which heading a command stands in the palette and on the sheet. */
export const commandGroups = [
  'Order',
  'Panels',
  'Places',
  'Workspace',
  'Instrument',
  'Desk',
  'Screen',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something that can be done from the keyboard. One record: palette, keys and sheet read it. */
export interface Command {
  /** Kept with a person's keys: it never changes its meaning. */
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /** Other words by which it is found. */
  readonly words?: string;
  /** The key it is born with. */
  readonly key?: Chord;
  /**
   * It sends an order: its key is off until order keys are armed, needs Ctrl or Alt, and does nothing
   * from inside a field.
   */
  readonly sendsOrder?: boolean;
  /** It stops something: its key is heard from a dialog too, open or just closing. */
  readonly stops?: boolean;
  /** Too many to stand on the sheet, such as one for each instrument; found by typing only. */
  readonly isOneOfMany?: boolean;
  /** Why it cannot be done now; it is shown beside it. */
  readonly because?: string | undefined;
  readonly run: () => void;
}
