/** Whether entries go to the venue: always, not until a pause is over, or one to try. */
export const circuitStates = ['closed', 'open', 'halfOpen'] as const;
export type CircuitState = (typeof circuitStates)[number];
