import { describe, expect, test } from 'vitest';
import { formatDuration, formatTime } from './format-time';

describe('a moment', () => {
  test('reads on the clock of the exchange, winter and summer', () => {
    expect(formatTime('2026-11-22T14:30:05.120Z', 'exchange')).toBe('09:30:05');
    expect(formatTime('2026-07-22T14:30:05.120Z', 'exchange')).toBe('10:30:05');
  });

  test('reads in UTC with its milliseconds', () => {
    expect(formatTime('2026-11-22T14:30:05.120Z', 'utc', 'milliseconds')).toBe('14:30:05.120');
    expect(formatTime('2026-11-22T00:00:00.000Z', 'utc')).toBe('00:00:00');
    expect(formatTime('2026-11-22T00:00:00.000Z', 'utc', 'dateTime')).toBe('22 Nov 2026, 00:00:00');
  });

  test('that is none is a dash', () => {
    expect(formatTime('yesterday', 'utc')).toBe('–');
  });
});

describe('a duration', () => {
  test.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [1_000, '1.0 s'],
    [12_900, '12 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [356_400_000, '4 d 3 h'],
  ])('of %i ms is %s', (milliseconds, shown) => {
    expect(formatDuration(milliseconds)).toBe(shown);
  });
});
