import { describe, expect, test } from 'vitest';
import { everything, isBackwards, isWholeAccount, queryOf, wholeDesk } from './selection-choice';

test.each([
  ['2026-11-01', '2026-11-01', false],
  ['2026-11-02', '2026-11-01', true],
  ['', '2026-11-01', false],
  ['2026-11-02', '', false],
])('a period from %s to %s ends before it begins: %s', (fromDay, toDay, expected) => {
  expect(isBackwards({ ...everything, period: 'own', fromDay, toDay })).toBe(expected);
});

test.each([
  [{}, true],
  [{ account: 'main' }, true],
  [{ account: 'other' }, false],
  [{ account: wholeDesk }, false],
  [{ strategy: 'trend' }, false],
  [{ account: 'main', instrument: 'AAPL' }, false],
  [{ operator: 'ada' }, false],
])('%o is all of the account that the ribbon tells: %s', (choice, expected) => {
  expect(isWholeAccount({ ...everything, ...choice }, 'main')).toBe(expected);
});

describe('what is asked of the desk', () => {
  const day = { today: '2026-11-27', zone: 'America/New_York' };

  test('a period is whole trading days on the clock of New York', () => {
    expect(queryOf({ ...everything, period: 'today' }, day)).toEqual({
      from: '2026-11-27T05:00:00.000Z',
    });
    // Four weeks before, New York was still on summer time.
    expect(queryOf({ ...everything, period: '30d' }, day)).toEqual({
      from: '2026-10-29T04:00:00.000Z',
    });
  });

  test('and where the desk’s days begin elsewhere, there', () => {
    const tokyo = { today: '2026-11-28', zone: 'Asia/Tokyo' };

    expect(queryOf({ ...everything, period: 'today' }, tokyo)).toEqual({
      from: '2026-11-27T15:00:00.000Z',
    });
  });

  test('a period of one’s own holds its last day', () => {
    const own = {
      ...everything,
      period: 'own',
      fromDay: '2026-11-02',
      toDay: '2026-11-03',
    } as const;

    expect(queryOf(own, day)).toEqual({
      from: '2026-11-02T05:00:00.000Z',
      to: '2026-11-04T05:00:00.000Z',
    });
    expect(queryOf({ ...own, fromDay: '', toDay: '' }, day)).toEqual({});
  });

  test('only what narrows is sent, and the whole desk is a scope', () => {
    const choice = { ...everything, period: 'all', strategy: 'trend', account: wholeDesk } as const;

    expect(queryOf(choice, day)).toEqual({ scope: 'desk', strategy: 'trend' });
  });
});
