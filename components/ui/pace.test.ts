import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pace } from './pace';

describe('what changes faster than it can be read', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function paced() {
    const done: number[] = [];
    const begin = performance.now();
    const pace = new Pace(() => done.push(performance.now() - begin), 250);
    return { pace, done };
  }

  test('is done with the change that finds it due, and not between two changes', () => {
    const { pace, done } = paced();

    for (let atMs = 0; atMs < 800; atMs += 40) {
      pace.ask();
      vi.advanceTimersByTime(40);
    }

    expect(done).toEqual([0, 280, 560]);
  });

  test('is done by itself when no other change comes', () => {
    const { pace, done } = paced();
    pace.ask();
    vi.advanceTimersByTime(10);
    pace.ask();

    vi.advanceTimersByTime(1_000);

    expect(done).toEqual([0, 300]);
  });

  test('waits until the caller has gone on when it is asked to', () => {
    const { pace, done } = paced();

    pace.askLater();
    expect(done).toEqual([]);

    vi.advanceTimersByTime(1);
    expect(done).toHaveLength(1);
  });

  test('is not done any more once it is stopped', () => {
    const { pace, done } = paced();
    pace.ask();
    pace.ask();

    pace.stop();
    vi.advanceTimersByTime(1_000);

    expect(done).toEqual([0]);
  });
});
