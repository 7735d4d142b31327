import { describe, expect, test } from 'vitest';
import { nextStatus, orderHappenings } from './order-transitions';
import { closedStatuses, isOpenStatus, orderStatuses } from './order-words';

describe('the life of an order [rules 2.1]', () => {
  // from, and what it may become by any happening.
  test.each([
    [
      'submitting',
      [
        'working',
        'triggered',
        'partiallyFilled',
        'filled',
        'canceled',
        'expired',
        'rejected',
        'unknown',
      ],
    ],
    [
      'unknown',
      ['working', 'triggered', 'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected'],
    ],
    [
      'working',
      ['triggered', 'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', 'unknown'],
    ],
    ['triggered', ['partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', 'unknown']],
    ['partiallyFilled', ['partiallyFilled', 'filled', 'canceled', 'expired', 'unknown']],
    ['canceled', ['canceled', 'filled']],
    ['expired', ['expired', 'filled']],
    ['rejected', ['rejected', 'filled']],
    ['filled', ['filled']],
    ['denied', []],
  ] as const)('%s may become %j and nothing else', (status, expected) => {
    const reached = new Set(
      orderHappenings.flatMap((happening) => nextStatus(status, happening) ?? []),
    );

    expect([...reached].sort()).toEqual([...expected].sort());
  });

  test('a closed order never opens again, whatever happens', () => {
    for (const status of closedStatuses) {
      for (const happening of orderHappenings) {
        const next = nextStatus(status, happening);
        expect(next === undefined || !isOpenStatus(next)).toBe(true);
      }
    }
  });

  test('no order can be lost twice over: unknown cannot become unknown', () => {
    expect(nextStatus('unknown', 'lose')).toBeUndefined();
  });

  test('every status has a row', () => {
    expect(orderStatuses).toHaveLength(12);
  });
});
