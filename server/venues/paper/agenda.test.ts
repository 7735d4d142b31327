import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import { VirtualClock } from '../../system/virtual-clock';
import { Agenda } from './agenda';

function anAgenda() {
  const clock = new VirtualClock(toInstant(0));
  const done: string[] = [];
  const agenda: Agenda<string> = new Agenda(
    () => clock.monotonic(),
    clock,
    () => {
      for (let task = agenda.takeDue(); task !== undefined; task = agenda.takeDue()) {
        done.push(`${task} at ${clock.monotonic()}`);
      }
    },
  );
  return { clock, done, agenda };
}

describe('the agenda', () => {
  test('rings for each task at its time', () => {
    const { clock, done, agenda } = anAgenda();
    agenda.wake();
    agenda.add(30, 1, 'late');
    agenda.add(10, 2, 'early');

    clock.advanceBy(9);
    expect(done).toEqual([]);
    clock.advanceBy(21);

    expect(done).toEqual(['early at 10', 'late at 30']);
  });

  test('sleeps until it is woken, and then does what is overdue at once', () => {
    const { clock, done, agenda } = anAgenda();
    agenda.add(10, 1, 'task');
    clock.advanceBy(100);
    expect(done).toEqual([]);

    agenda.wake();
    clock.advanceBy(0);

    expect(done).toEqual(['task at 100']);
  });

  test('does not ring any more after it was sent to sleep', () => {
    const { clock, done, agenda } = anAgenda();
    agenda.wake();
    agenda.add(10, 1, 'task');

    agenda.sleep();
    clock.advanceBy(100);

    expect(done).toEqual([]);
    expect(clock.nextTimerAt).toBeUndefined();
  });

  test('waits longer than a timer can', () => {
    const { clock, done, agenda } = anAgenda();
    agenda.wake();
    agenda.add(200_000, 1, 'task');

    clock.advanceBy(199_999);
    expect(done).toEqual([]);
    clock.advanceBy(1);

    expect(done).toEqual(['task at 200000']);
  });

  test('gives tasks by time and then by number, whatever the order they came in', () => {
    const tasks = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(99)), { selector: ([, id]) => id });
    fc.assert(
      fc.property(tasks, (list) => {
        const { clock, agenda } = anAgenda();
        for (const [due, number] of list) {
          agenda.add(due, number, `${due}/${number}`);
        }
        clock.advanceBy(100);
        const taken = list.map(() => agenda.takeDue());
        const sorted = [...list].sort((one, two) => one[0] - two[0] || one[1] - two[1]);
        expect(taken).toEqual(sorted.map(([due, number]) => `${due}/${number}`));
        expect(agenda.takeDue()).toBeUndefined();
      }),
    );
  });
});
