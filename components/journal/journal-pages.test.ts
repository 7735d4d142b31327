import { describe, expect, test } from 'vitest';
import type { Event } from '@/contract/event';
import { type AskJournal, JournalPages, pageRows } from './journal-pages';

describe('the journal as a page reads it', () => {
  test('begins at the end and goes down to the first row without a gap', async () => {
    const desk = deskWith(450);
    const pages = new JournalPages(desk.ask, {});

    await pages.readOlder();
    expect(sequencesOf(pages)).toEqual(range(450, 251));
    expect(pages.progress.getState()).toMatchObject({ readDownTo: 251, isKnown: true });
    await pages.readOlder();
    await pages.readOlder();
    await pages.readOlder();

    expect(sequencesOf(pages)).toEqual(range(450, 1));
    expect(pages.progress.getState()).toMatchObject({ readDownTo: 1, isReading: false });
    expect(desk.calls()).toBe(3);
  });

  test('follows the desk, and gathers what is told while it reads', async () => {
    const desk = deskWith(10);
    const pages = new JournalPages(desk.ask, {});
    await pages.readOlder();
    const before = desk.calls();

    desk.write(5);
    await Promise.all([pages.readNewer(), pages.readNewer(), pages.readNewer()]);

    expect(sequencesOf(pages)).toEqual(range(15, 1));
    expect(desk.calls() - before).toBe(2);
  });

  test('catches up over several pages, or not at all', async () => {
    const desk = deskWith(10);
    const pages = new JournalPages(desk.ask, {});
    await pages.readOlder();

    desk.write(2_500);
    desk.fail(2);
    await pages.readNewer();
    expect(sequencesOf(pages)).toEqual(range(10, 1));
    expect(pages.progress.getState().problem?.code).toBe('unreachable');
    await pages.readNewer();

    expect(sequencesOf(pages)).toEqual(range(2_510, 1));
    expect(pages.progress.getState().problem).toBeUndefined();
  });

  test('keeps what it has when the desk does not answer, and goes on where it was', async () => {
    const desk = deskWith(300);
    const pages = new JournalPages(desk.ask, {});
    await pages.readOlder();

    desk.fail(1);
    await pages.readOlder();
    expect(pages.progress.getState()).toMatchObject({ isReading: false, readDownTo: 101 });
    expect(pages.progress.getState().problem?.code).toBe('unreachable');
    await pages.readOlder();

    expect(sequencesOf(pages)).toEqual(range(300, 1));
  });

  test('whose first page failed begins at the end once the desk is heard again', async () => {
    const desk = deskWith(1_000);
    const pages = new JournalPages(desk.ask, {});
    desk.fail(1);
    await pages.readOlder();
    expect(pages.progress.getState().isKnown).toBe(false);
    const before = desk.calls();

    await pages.readNewer();

    expect(sequencesOf(pages)).toEqual(range(1_000, 1_000 - pageRows + 1));
    expect(pages.progress.getState()).toMatchObject({ isKnown: true, problem: undefined });
    expect(desk.calls() - before).toBe(2);
  });

  test('can begin at any row', async () => {
    const pages = new JournalPages(deskWith(1_000).ask, {}, 501);

    await pages.readOlder();

    expect(sequencesOf(pages)).toEqual(range(500, 500 - pageRows + 1));
  });

  test('of nothing is known to be empty', async () => {
    const pages = new JournalPages(deskWith(0).ask, {});

    await pages.readOlder();

    expect(pages.progress.getState()).toMatchObject({ isKnown: true, readDownTo: 1 });
  });
});

/** Answers as `GET /events/newest` does. */
function deskWith(rows: number) {
  let length = rows;
  let calls = 0;
  let failing = 0;
  const ask: AskJournal = ({ before = length + 1, after = 0, limit }) => {
    calls += 1;
    if (failing > 0) {
      failing -= 1;
      if (failing === 0) {
        return Promise.resolve({
          ok: false,
          problem: { kind: 'unreachable', code: 'unreachable', detail: 'cut' },
        });
      }
    }
    const last = Math.max(after, before - 1 - limit);
    const items = range(before - 1, last + 1).map(eventOf);
    return Promise.resolve({
      ok: true,
      status: 200,
      value: { items, nextCursor: last > after ? String(last + 1) : null },
    });
  };
  return {
    ask,
    calls: () => calls,
    write: (count: number) => {
      length += count;
    },
    /** The call of that number from now fails. */
    fail: (nth: number) => {
      failing = nth;
    },
  };
}

function eventOf(sequence: number): Event {
  return { sequence } as Event;
}

function sequencesOf(pages: JournalPages): number[] {
  return pages.rows
    .ids()
    .map(Number)
    .sort((one, other) => other - one);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}
