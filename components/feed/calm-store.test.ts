import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { CalmStore } from './calm-store';

describe('a figure that every event moves', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is told at once after a calm time, then at most four times a second, the last one always', () => {
    const store = createStore(() => 0);
    const calm = new CalmStore(store);
    const told: number[] = [];
    calm.subscribe((state) => told.push(state));

    for (let equity = 1; equity <= 50; equity += 1) {
      store.setState(equity, true);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(250);

    expect(told).toEqual([1, 26, 50]);
    expect(calm.getState()).toBe(50);
  });

  test('stands where it was last told while somebody watches, and is the newest when nobody does', () => {
    const store = createStore(() => 0);
    const calm = new CalmStore(store);
    const stop = calm.subscribe(() => undefined);

    store.setState(1, true);
    store.setState(2, true);
    expect(calm.getState()).toBe(1);

    stop();
    expect(calm.getState()).toBe(2);
  });

  test('tells nobody who has left', () => {
    const store = createStore(() => 0);
    const calm = new CalmStore(store);
    const told: number[] = [];
    const stop = calm.subscribe((state) => told.push(state));
    store.setState(1, true);
    store.setState(2, true);

    stop();
    vi.advanceTimersByTime(1_000);

    expect(told).toEqual([1]);
  });
});
