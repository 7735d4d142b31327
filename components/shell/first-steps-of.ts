import type { MarketDataSource } from '@/contract/market-data';

export interface FirstStep {
  readonly words: string;
  readonly isDone: boolean;
}

/** What makes the first minute safe: whose prices these are, and that no money is. */
export function safetyWords(source: MarketDataSource | undefined): string {
  switch (source?.kind) {
    case 'simulated':
      return 'Simulated prices, no real money: nothing can go wrong here.';
    case 'recorded':
      return `Prices recorded on ${source.startsAt.slice(0, 10)}, no real money: nothing can go wrong here.`;
    default:
      return 'No real money: nothing can go wrong here.';
  }
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
