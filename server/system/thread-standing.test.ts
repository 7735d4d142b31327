import { readdirSync, readlinkSync } from 'node:fs';
import { getPriority } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { putOtherThreadsBehind, putThisThreadBehind } from './thread-standing';

describe.skipIf(process.platform !== 'linux')('which thread goes first', () => {
  const own = () => Number(path.basename(readlinkSync('/proc/thread-self')));
  const standings = () =>
    new Map(
      readdirSync('/proc/self/task').map((thread) => [Number(thread), getPriority(Number(thread))]),
    );

  test('the others of the process stand behind, the one that calls stays', () => {
    const before = standings();

    putOtherThreadsBehind(1);

    const after = standings();
    const others = [...before.keys()].filter((thread) => thread !== own() && after.has(thread));
    expect(others.length).toBeGreaterThan(0);
    expect(after.get(own())).toBe(before.get(own()));
    for (const thread of others) {
      expect(after.get(thread)).toBe(Math.min(19, (before.get(thread) ?? 0) + 1));
    }
  });

  test('a thread stands behind the others, no further than there are steps', () => {
    const before = standings();

    putThisThreadBehind(1);
    expect(getPriority(own())).toBe(Math.min(19, (before.get(own()) ?? 0) + 1));

    putThisThreadBehind(100);
    expect(getPriority(own())).toBe(19);
  });
});
