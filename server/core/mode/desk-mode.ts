/** What the desk may do by itself and by hand. Trading rules 4, strictest last. */
export const deskModes = ['automatic', 'manual', 'reduceOnly', 'halted', 'killed'] as const;
export type DeskMode = (typeof deskModes)[number];

/** The modes a person may choose; `killed` comes from the kill switch alone. */
export const choosableModes = ['automatic', 'manual', 'reduceOnly', 'halted'] as const;
export type ChoosableMode = (typeof choosableModes)[number];
