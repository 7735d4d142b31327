import { describe, expect, test } from 'vitest';
import { countDown, deskTimeMs, untilDayRollMs } from './desk-clock';

describe("the desk's clock", () => {
  test('goes on from what the desk said last', () => {
    expect(deskTimeMs('2026-11-22T14:30:00.000Z', 1_000, 3_500)).toBe(
      Date.parse('2026-11-22T14:30:02.500Z'),
    );
    expect(deskTimeMs(undefined, undefined, 3_500)).toBeUndefined();
  });
});

describe('the trading day', () => {
  test.each([
    ['a plain winter day', '2026-11-22T14:30:00.000Z', '14:30:00'],
    ['a second before it rolls', '2026-11-23T04:59:59.000Z', '0:00:01'],
    ['the moment it has rolled', '2026-11-23T05:00:00.000Z', '24:00:00'],
    ['the long day on which summer time ends', '2026-11-01T04:00:00.000Z', '25:00:00'],
    ['the short day on which it begins', '2027-03-14T05:00:00.000Z', '23:00:00'],
  ])('%s: %s is %s from the roll', (_, now, left) => {
    expect(countDown(untilDayRollMs(Date.parse(now), 'America/New_York'))).toBe(left);
  });

  test('rolls where the days of the desk begin', () => {
    const now = Date.parse('2026-11-22T14:30:00.000Z');

    expect(countDown(untilDayRollMs(now, 'Asia/Tokyo'))).toBe('0:30:00');
  });
});
