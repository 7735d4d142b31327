import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginPageTurn, endPageTurn } from '@/components/feed/page-turn';
import { fetchAhead } from './fetch-ahead';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  endPageTurn();
  vi.useRealTimers();
});

test('places are fetched one by one once the page is calm, and then no more', () => {
  const fetched: string[] = [];
  fetchAhead(['/risk', '/journal'], (path) => fetched.push(path));

  vi.advanceTimersByTime(6_000);
  expect(fetched).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(fetched).toEqual(['/risk']);
  vi.advanceTimersByTime(60_000);

  expect(fetched).toEqual(['/risk', '/journal']);
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is fetched ahead for somebody who is on the way to a place', () => {
  const fetched: string[] = [];
  vi.advanceTimersByTime(60_000);
  fetchAhead(['/risk'], (path) => fetched.push(path));
  vi.advanceTimersByTime(5_500);

  beginPageTurn();
  vi.advanceTimersByTime(1_500);
  expect(fetched).toEqual([]);
  endPageTurn();
  vi.advanceTimersByTime(1_500);

  expect(fetched).toEqual(['/risk']);
});

test('a line that is lost stops it, and what was left is fetched when it is back', () => {
  const fetched: string[] = [];
  const left = ['/risk', '/journal'];
  const stop = fetchAhead(left, (path) => fetched.push(path));
  vi.advanceTimersByTime(7_000);

  stop();
  vi.advanceTimersByTime(60_000);
  expect(fetched).toEqual(['/risk']);
  fetchAhead(left, (path) => fetched.push(path));
  vi.advanceTimersByTime(60_000);

  expect(fetched).toEqual(['/risk', '/journal']);
});
