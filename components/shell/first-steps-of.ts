export interface FirstStep {
  readonly words: string;
  readonly isDone: boolean;
}

/** What a new person does in the first minute, and how far they have come. */
export function firstStepsOf(seen: {
  readonly orders: number;
  readonly fills: number;
  readonly wasKilled: boolean;
}): readonly FirstStep[] {
  return [
    { words: 'Place an order', isDone: seen.orders > 0 },
    { words: 'Watch it fill', isDone: seen.fills > 0 },
    { words: 'Try the kill switch', isDone: seen.wasKilled },
  ];
}
