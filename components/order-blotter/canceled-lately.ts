import { create } from 'zustand';

/** How long the way back is offered. */
export const restoreForMs = 60_000;

interface CanceledLately {
  readonly orderIds: readonly string[];
  /** On this computer's clock; 0: nothing is offered. */
  readonly untilMs: number;
}

/** What was canceled together a moment ago, and until when it can be entered again. */
export const useCanceledLately = create<CanceledLately>()(() => ({ orderIds: [], untilMs: 0 }));

export function offerRestore(orderIds: readonly string[]): void {
  if (orderIds.length > 0) {
    useCanceledLately.setState({ orderIds, untilMs: Date.now() + restoreForMs });
  }
}

export function withdrawRestore(): void {
  useCanceledLately.setState({ orderIds: [], untilMs: 0 });
}
