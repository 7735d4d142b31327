import { describe, expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import { EventRing } from './event-ring';
import type { FeedEvent } from './feed-event';

function told(sequence: number): FeedEvent {
  const event = { type: 'DESK_STOPPED', reason: `stop ${sequence}` } as const;
  const actor = { kind: 'desk', part: 'start' } as const;
  return { committed: { sequence, time: toInstant(sequence), actor, event } };
}

function sequencesAfter(ring: EventRing, sequence: number): readonly number[] | undefined {
  return ring.after(sequence)?.map(({ committed }) => committed.sequence);
}

describe('events kept for whoever has missed some', () => {
  test('are told from where one stands, and not from before the first that is kept', () => {
    const ring = new EventRing(100);
    ring.put(told(101));
    ring.put(told(102));

    expect(sequencesAfter(ring, 100)).toEqual([101, 102]);
    expect(sequencesAfter(ring, 101)).toEqual([102]);
    expect(sequencesAfter(ring, 102)).toEqual([]);
    expect(sequencesAfter(ring, 99)).toBeUndefined();
    expect(sequencesAfter(ring, 103)).toBeUndefined();
  });

  test('are at least the last ten thousand', () => {
    const ring = new EventRing(0);
    for (let sequence = 1; sequence <= 40_000; sequence += 1) {
      ring.put(told(sequence));
    }

    expect(sequencesAfter(ring, 30_000)).toHaveLength(10_000);
    expect(sequencesAfter(ring, 20_000)).toBeUndefined();
  });

  test('are let go of when nobody can miss them, and kept again from there', () => {
    const ring = new EventRing(100);
    ring.put(told(101));
    ring.pass(told(102));
    ring.put(told(103));

    expect(ring.last).toBe(103);
    expect(sequencesAfter(ring, 101)).toBeUndefined();
    expect(sequencesAfter(ring, 102)).toEqual([103]);
  });
});
