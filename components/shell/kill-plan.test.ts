import { describe, expect, test } from 'vitest';
import type { Kill } from '@/contract/kill-switch';
import { fireWords, planOf, untilReleaseMs } from './kill-plan';

const exposure = {
  openOrders: 12,
  protectiveStops: 0,
  openPositions: 1,
  grossExposure: '412345.6',
};

describe('the plan of a kill', () => {
  test('that only cancels says that positions stay', () => {
    expect(planOf('cancel', exposure)).toEqual([
      'Nothing new goes out from this moment, whoever sends it',
      '12 open orders canceled at the venue, also those on their way',
      'Left alone: 1 position, about 412 k gross',
    ]);
  });

  test('that flattens says what it closes and what it cannot', () => {
    expect(planOf('flatten', { ...exposure, openPositions: 21 })[2]).toBe(
      '21 positions closed at market, about 412 k gross, within the collar',
    );
    expect(fireWords('flatten', exposure)).toBe('Fire: cancel 12 orders, close 1 position');
  });
});

describe('protective stops', () => {
  const guarded = { ...exposure, protectiveStops: 2 };

  test('stay with their positions, and are not counted among what is canceled', () => {
    const [, orders, leftAlone] = planOf('cancel', guarded);

    expect(orders).toBe('10 open orders canceled at the venue, also those on their way');
    expect(leftAlone).toBe('Left alone: 1 position, about 412 k gross, and 2 protective stops');
    expect(fireWords('cancel', guarded)).toBe('Fire: cancel 10 orders');
  });

  test('go with positions that are closed', () => {
    expect(planOf('flatten', guarded)[1]).toContain('12 open orders canceled');
    expect(fireWords('flatten', guarded)).toBe('Fire: cancel 12 orders, close 1 position');
  });

  test('stay where a kill of one strategy or operator closes nothing', () => {
    const ofOne = { ...guarded, openPositions: 0, isClosable: false, what: 'strategy drift' };

    expect(planOf('flatten', ofOne)).toEqual([
      'Nothing new goes out for strategy drift from this moment',
      '10 open orders canceled at the venue, also those on their way',
      'Left alone: 0 positions, and 2 protective stops; positions belong to an account, not to strategy drift',
    ]);
  });
});

describe('a release', () => {
  const kill = { latchedAt: '2026-11-22T14:30:00.000Z' } as Kill;

  test.each([
    ['at once', '2026-11-22T14:30:00.000Z', 60_000],
    ['a moment before', '2026-11-22T14:30:59.999Z', 1],
    ['when it is due', '2026-11-22T14:31:00.000Z', 0],
    ['later', '2026-11-22T15:00:00.000Z', 0],
  ])('%s: %s waits another %i ms', (_, now, left) => {
    expect(untilReleaseMs(kill, Date.parse(now))).toBe(left);
  });
});
