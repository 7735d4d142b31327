import { describe, expect, test } from 'vitest';
import { IdleWatch } from './idle-watch';

const minute = 60_000;

function twoTabs() {
  let nowMs = 1_000_000;
  let lastMs = 0;
  const ports = {
    now: () => nowMs,
    readLast: () => lastMs,
    writeLast: (atMs: number) => {
      lastMs = atMs;
    },
  };
  return {
    one: new IdleWatch(ports),
    other: new IdleWatch(ports),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a screen that nobody touches', () => {
  test('is idle after its minutes, exactly then, and never with none', () => {
    const { one, pass } = twoTabs();

    pass(15 * minute - 1);
    expect(one.isIdle(15)).toBe(false);
    pass(1);
    expect(one.isIdle(15)).toBe(true);
    expect(one.isIdle(0)).toBe(false);
  });

  test('begins again with every input', () => {
    const { one, pass } = twoTabs();

    pass(14 * minute);
    one.noteInput();
    pass(14 * minute);

    expect(one.isIdle(15)).toBe(false);
  });

  test('is not idle while another of its tabs is worked in', () => {
    const { one, other, pass } = twoTabs();

    pass(14 * minute);
    other.noteInput();
    pass(2 * minute);

    expect(one.isIdle(15)).toBe(false);
    pass(13 * minute);
    expect(one.isIdle(15)).toBe(true);
  });
});
