import { describe, expect, test } from 'vitest';
import { connectionAt, type Line } from './connection';
import { emptyFeedState, type FeedValues } from './feed-state';

const open: Line = { socket: 'open', roundTripMs: 4 };
const heardAt = (heardAtMs: number, phase: 'current' | 'behind' = 'current'): FeedValues => ({
  ...emptyFeedState().values,
  cursor: { phase, epoch: 'one', sequence: 7 },
  heardAtMs,
});

describe('the connection', () => {
  test('is live up to two and a half seconds of silence, and stale after', () => {
    expect(connectionAt(open, heardAt(1_000), 3_499).state).toBe('live');
    expect(connectionAt(open, heardAt(1_000), 3_500).state).toBe('live');
    expect(connectionAt(open, heardAt(1_000), 3_501).state).toBe('stale');
  });

  test('is stale while a gap is open, however fresh the last word', () => {
    expect(connectionAt(open, heardAt(1_000, 'behind'), 1_001).state).toBe('stale');
  });

  test('is offline without a socket, whatever was heard, and tells how old it is', () => {
    const offline = connectionAt({ socket: 'closed', roundTripMs: 4 }, heardAt(1_000), 1_200);

    expect(offline).toEqual({ state: 'offline', heardAgeMs: 200, roundTripMs: undefined });
  });

  test('is connecting until the desk has said something', () => {
    expect(connectionAt(open, emptyFeedState().values, 9_000).state).toBe('connecting');
  });

  test('is refused when the desk does not let the page in', () => {
    const line: Line = { socket: 'refused', roundTripMs: undefined };

    expect(connectionAt(line, heardAt(1_000), 1_001).state).toBe('refused');
  });
});
