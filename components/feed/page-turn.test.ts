import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginPageTurn, endPageTurn, tickEvery, waitsForPageTurn } from './page-turn';

describe('while one place gives way to another', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    endPageTurn();
    vi.useRealTimers();
  });

  test('what only brings the picture up to date waits, and every two seconds is let through once', () => {
    const seenAtMs: number[] = [];
    const beganAtMs = performance.now();
    const stop = tickEvery(500, () => seenAtMs.push(performance.now() - beganAtMs));
    vi.advanceTimersByTime(1_000);

    beginPageTurn();
    vi.advanceTimersByTime(5_000);
    stop();

    expect(seenAtMs).toEqual([500, 1_000, 3_000, 5_000]);
  });

  test('it goes on as soon as the other place stands', () => {
    beginPageTurn();
    expect(waitsForPageTurn(performance.now())).toBe(true);

    endPageTurn();
    expect(waitsForPageTurn(performance.now())).toBe(false);
  });

  test('a turn whose end nobody tells is over by itself', () => {
    beginPageTurn();
    vi.advanceTimersByTime(20_000);

    expect(waitsForPageTurn(performance.now())).toBe(false);
  });
});
