import type { StoreApi } from 'zustand/vanilla';
import { CalmWatch } from './calm-watch';

/** The part of a store that is read. */
export type ReadStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The same store, told at a pace at which figures can be read. */
export class CalmStore<State> implements ReadStore<State> {
  private readonly store: ReadStore<State>;
  private readonly watch: CalmWatch<[state: State, before: State]>;
  private shown: State;

  constructor(store: ReadStore<State>) {
    this.store = store;
    this.shown = store.getState();
    this.watch = new CalmWatch(store.subscribe, {
      begin: () => {
        this.shown = store.getState();
      },
      renew: () => this.renew(),
    });
  }

  getState = (): State => {
    if (!this.watch.isOn) {
      this.shown = this.store.getState();
    }
    return this.shown;
  };

  getInitialState = (): State => this.store.getInitialState();

  subscribe = (listener: (state: State, before: State) => void): (() => void) =>
    this.watch.add(listener);

  private renew(): void {
    const before = this.shown;
    this.shown = this.store.getState();
    this.watch.tell(this.shown, before);
  }
}
