import { describe, expect, test } from 'vitest';
import { dayStartMs } from './trading-day';

describe('the beginning of a trading day', () => {
  test.each([
    ['2026-11-23', 'America/New_York', '2026-11-23T05:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    // Clocks go forward at two in the morning, and back at two.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Asia/Tokyo', '2026-11-22T15:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, moment) => {
    expect(new Date(dayStartMs(day, zone)).toISOString()).toBe(moment);
  });
});
