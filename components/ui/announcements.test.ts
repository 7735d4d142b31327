import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Announcements } from './announcements';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is read out', () => {
  test('comes at once when it was quiet, and a burst in one breath', () => {
    const said: string[] = [];
    const announcements = new Announcements((sentence) => said.push(sentence), 3_000);

    announcements.add('bought 1 AAPL');
    announcements.add('bought 2 AAPL');
    announcements.add('bought 3 AAPL');
    expect(said).toEqual(['bought 1 AAPL']);

    vi.advanceTimersByTime(3_000);
    expect(said).toEqual(['bought 1 AAPL', 'bought 3 AAPL, and 1 more']);

    vi.advanceTimersByTime(60_000);
    announcements.add('bought 4 AAPL');
    expect(said.at(-1)).toBe('bought 4 AAPL');
  });

  test('is dropped when nobody listens any more', () => {
    const said: string[] = [];
    const announcements = new Announcements((sentence) => said.push(sentence), 3_000);
    announcements.add('one');
    announcements.add('two');

    announcements.stop();
    vi.advanceTimersByTime(10_000);

    expect(said).toEqual(['one']);
  });
});
