import { describe, expect, test } from 'vitest';
import { tapeMomentOf } from './tape-moment';

describe('a moment of the tape, as it is typed', () => {
  test.each([
    ['2013-10-07T13:30:00Z', '2013-10-07T13:30:00.000Z'],
    ['2013-10-07T13:30:00', '2013-10-07T13:30:00.000Z'],
    [' 2013-10-07 13:30 ', '2013-10-07T13:30:00.000Z'],
    ['2013-10-07', '2013-10-07T00:00:00.000Z'],
    ['2013-10-07T09:30:00-04:00', '2013-10-07T13:30:00.000Z'],
  ])('%s is %s, wherever the browser stands', (typed, moment) => {
    expect(new Date(tapeMomentOf(typed)).toISOString()).toBe(moment);
  });

  test('what is no moment is no number', () => {
    expect(tapeMomentOf('noon')).toBeNaN();
    expect(tapeMomentOf('')).toBeNaN();
  });
});
