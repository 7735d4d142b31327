import { describe, expect, test } from 'vitest';
import { systemClock } from './system-clock';
import { systemTimer } from './system-timer';

describe('the machine’s clock and timers', () => {
  test('the clock shows whole milliseconds of today and a time that goes forward', () => {
    const before = systemClock.monotonic();

    expect(Number.isInteger(systemClock.now())).toBe(true);
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
    expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
  });

  test('a call comes after its time and not before', async () => {
    const from = systemClock.monotonic();

    await new Promise<void>((resolve) => systemTimer.after(20, resolve));

    expect(systemClock.monotonic() - from).toBeGreaterThanOrEqual(19);
  });

  test('a canceled call never comes', async () => {
    const ran: string[] = [];
    const cancel = systemTimer.after(1, () => ran.push('canceled'));

    cancel();
    await new Promise<void>((resolve) => systemTimer.after(15, resolve));

    expect(ran).toEqual([]);
  });

  test('a call in 60 days is not made at once, as Node would', async () => {
    const ran: string[] = [];
    const cancel = systemTimer.after(60 * 86_400_000, () => ran.push('too early'));

    await new Promise<void>((resolve) => systemTimer.after(15, resolve));
    cancel();

    expect(ran).toEqual([]);
  });

  test('a repeated call comes again until it is canceled', async () => {
    let count = 0;
    await new Promise<void>((resolve) => {
      const cancel = systemTimer.every(2, () => {
        count += 1;
        if (count === 3) {
          cancel();
          resolve();
        }
      });
    });
    await new Promise<void>((resolve) => systemTimer.after(15, resolve));

    expect(count).toBe(3);
  });
});
