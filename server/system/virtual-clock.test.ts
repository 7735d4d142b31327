import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '../core/values/instant';
import { VirtualClock } from './virtual-clock';

const nine = toInstant(Date.UTC(2013, 9, 7, 13, 30));
const later = (milliseconds: number) => toInstant(nine + milliseconds);

describe('a virtual clock', () => {
  test('stands still until it is moved', () => {
    const clock = new VirtualClock(nine);

    expect(clock.now()).toBe(nine);
    clock.advanceTo(later(250));

    expect(clock.now()).toBe(later(250));
    expect(clock.monotonic()).toBe(250);
  });

  test('runs timers in the order of their time, equal ones in the order they were set', () => {
    const clock = new VirtualClock(nine);
    const ran: string[] = [];
    clock.after(20, () => ran.push(`c at ${clock.monotonic()}`));
    clock.after(10, () => ran.push(`a at ${clock.monotonic()}`));
    clock.after(10, () => ran.push(`b at ${clock.monotonic()}`));
    clock.after(21, () => ran.push('too late'));

    clock.advanceTo(later(20));

    expect(ran).toEqual(['a at 10', 'b at 10', 'c at 20']);
    expect(clock.nextTimerAt).toBe(later(21));
  });

  test('runs a timer that another one sets on the way', () => {
    const clock = new VirtualClock(nine);
    const ran: number[] = [];
    clock.after(10, () => clock.after(5, () => ran.push(clock.monotonic())));

    clock.advanceTo(later(100));

    expect(ran).toEqual([15]);
    expect(clock.monotonic()).toBe(100);
  });

  test('repeats without drift until it is canceled, also from inside', () => {
    const clock = new VirtualClock(nine);
    const ran: number[] = [];
    const cancel = clock.every(0.4, () => {
      ran.push(clock.monotonic());
      if (ran.length === 3) {
        cancel();
      }
    });

    clock.advanceTo(later(10));

    expect(ran).toEqual([0.4, 0.8, 0.8 + 0.4]);
    expect(clock.nextTimerAt).toBeUndefined();
  });

  test('does not run what was canceled, whoever stands before it', () => {
    const clock = new VirtualClock(nine);
    const ran: string[] = [];
    const cancelSecond = clock.after(2, () => ran.push('second'));
    clock.after(1, () => cancelSecond());
    clock.after(3, () => ran.push('third'));

    clock.advanceTo(later(5));

    expect(ran).toEqual(['third']);
  });

  test('never goes back, and a jump moves the time of day alone', () => {
    const clock = new VirtualClock(nine);
    const ran: number[] = [];
    clock.after(100, () => ran.push(clock.now()));
    clock.advanceTo(later(50));

    clock.advanceTo(later(20));
    expect(clock.now()).toBe(later(50));
    clock.jump(-3_600_000);
    expect(clock.now()).toBe(later(50 - 3_600_000));
    expect(clock.monotonic()).toBe(50);
    clock.advanceBy(50);

    expect(ran).toEqual([later(100 - 3_600_000)]);
  });

  test('lets all that a timer set off settle before time goes on', async () => {
    const clock = new VirtualClock(nine);
    const seen: string[] = [];
    const answer = async (name: string) => {
      await Promise.resolve();
      await Promise.resolve();
      seen.push(`${name} answered at ${clock.monotonic()}`);
      clock.after(5, () => seen.push(`${name} echoed at ${clock.monotonic()}`));
    };
    clock.after(10, () => void answer('first'));
    clock.after(20, () => void answer('second'));

    await clock.settleTo(later(30), () => new Promise((resolve) => setImmediate(resolve)));

    expect(seen).toEqual([
      'first answered at 10',
      'first echoed at 15',
      'second answered at 20',
      'second echoed at 25',
    ]);
  });

  test('refuses a second mover', async () => {
    const clock = new VirtualClock(nine);
    clock.after(1, () => undefined);

    const first = clock.settleTo(later(5), () => Promise.resolve());

    expect(() => clock.advanceTo(later(9))).toThrow(/one caller at a time/);
    await first;
    clock.advanceTo(later(9));
    expect(clock.now()).toBe(later(9));
  });

  test('runs any set of timers as a stable sort by time would', () => {
    const timers = fc.array(fc.record({ dueMs: fc.nat(30), isCanceled: fc.boolean() }));
    fc.assert(
      fc.property(timers, (set) => {
        const clock = new VirtualClock(nine);
        const ran: number[] = [];
        const cancels = set.map(({ dueMs }, index) => clock.after(dueMs, () => ran.push(index)));
        set.forEach(({ isCanceled }, index) => {
          if (isCanceled) {
            cancels[index]?.();
          }
        });

        clock.advanceTo(later(15));
        clock.advanceTo(later(30));

        const expected = set
          .map((timer, index) => ({ ...timer, index }))
          .filter(({ isCanceled }) => !isCanceled)
          .sort((left, right) => left.dueMs - right.dueMs)
          .map(({ index }) => index);
        expect(ran).toEqual(expected);
      }),
    );
  });
});
