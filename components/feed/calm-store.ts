import type { StoreApi } from 'zustand/vanilla';
import { Pace } from '@/components/ui/pace';

/** The part of a store that is read. */
export type ReadStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * The same store, told at most four times a second: for figures that every event moves and nobody
 * reads faster. The first change after a calm time is told at once; the last one always is.
 */
export class CalmStore<State> implements ReadStore<State> {
  private readonly store: ReadStore<State>;
  private readonly listeners = new Set<(state: State, before: State) => void>();
  private shown: State;
  private readonly pace = new Pace(() => this.tell());
  private unsubscribe: (() => void) | undefined;

  constructor(store: ReadStore<State>) {
    this.store = store;
    this.shown = store.getState();
  }

  getState = (): State => {
    if (this.unsubscribe === undefined) {
      this.shown = this.store.getState();
    }
    return this.shown;
  };

  getInitialState = (): State => this.store.getInitialState();

  subscribe = (listener: (state: State, before: State) => void): (() => void) => {
    this.listeners.add(listener);
    if (this.unsubscribe === undefined) {
      this.shown = this.store.getState();
      this.unsubscribe = this.store.subscribe(this.pace.ask);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unsubscribe?.();
        this.unsubscribe = undefined;
        this.pace.stop();
      }
    };
  };

  private tell(): void {
    const before = this.shown;
    this.shown = this.store.getState();
    for (const listener of [...this.listeners]) {
      listener(this.shown, before);
    }
  }
}
