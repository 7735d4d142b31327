import { describe, expect, test } from 'vitest';
import { SnapshotPace } from './snapshot-pace';

/** Events at an even pace from one sequence on, a hundred looks a second; where a snapshot was due first. */
function firstDue(pace: SnapshotPace, from: number, perSecond: number, seconds: number) {
  for (let look = 1; look <= seconds * 100; look += 1) {
    const sequence = from + Math.floor((look * perSecond) / 100);
    if (pace.isDue(sequence, look * 10)) {
      return sequence;
    }
  }
  return undefined;
}

describe('a snapshot', () => {
  test('of a calm desk is due after 50 000 events', () => {
    expect(firstDue(new SnapshotPace(0, 0), 0, 199, 300)).toBe(50_000);
  });

  test('waits in a burst until 75 000 events have come', () => {
    expect(firstDue(new SnapshotPace(0, 0), 0, 10_000, 60)).toBe(75_000);
  });

  test('that waited for the end of a burst is due with the first calm second', () => {
    const pace = new SnapshotPace(0, 0);
    expect(firstDue(pace, 0, 10_000, 6)).toBeUndefined();

    expect(pace.isDue(60_010, 6_500)).toBe(false);
    expect(pace.isDue(60_020, 7_000)).toBe(true);
  });

  test('counts from the last one', () => {
    const pace = new SnapshotPace(0, 0);
    pace.saved(40_000);

    expect(pace.isDue(89_999, 900_000)).toBe(false);
    expect(pace.isDue(90_000, 910_000)).toBe(true);
  });
});
