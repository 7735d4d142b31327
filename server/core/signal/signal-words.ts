/** What a trading framework tells the desk. The requirement's event names. */
export const signalTypes = ['ENTRY_SIGNAL', 'EXIT_SIGNAL', 'STOP_ADJUSTMENT'] as const;

export const directions = ['long', 'short'] as const;
export type Direction = (typeof directions)[number];

/**
 * What has become of a signal. `awaitingApproval` waits for a person, the others are its end.
 * `blocked`: a check, the mode or the kill said no. `refused`: the intake or a person said no.
 */
export const signalStates = [
  'awaitingApproval',
  'executed',
  'blocked',
  'refused',
  'expired',
] as const;
export type SignalState = (typeof signalStates)[number];

/** How far a stop stands from the price. */
export const stopLossKinds = ['fixed', 'percent', 'atr', 'trailing'] as const;

/** How an entry asks to be filled. */
export const entryOrderTypes = ['market', 'limit'] as const;
export type EntryOrderType = (typeof entryOrderTypes)[number];

/** Which leg of a bracket an order is. `exit` closes what the other two held. */
export const bracketLegs = ['stop', 'target', 'exit'] as const;
export type BracketLeg = (typeof bracketLegs)[number];
