import { describe, expect, test } from 'vitest';
import { toInstant } from '../core/values/instant';
import { marketHours } from './market-hours';

const at = (text: string) => toInstant(Date.parse(text));
const list = [
  { session: 'us-equity' },
  { session: 'us-equity' },
  { session: 'fx-week' },
  { session: 'around-the-clock' },
];

describe('market hours', () => {
  test.each([
    // A Wednesday morning in New York.
    ['2026-11-18T15:00:00Z', true, '2026-11-18T21:00:00Z', true, '2026-11-20T22:00:00Z'],
    // Friday after the close of shares, before that of currencies.
    ['2026-11-20T21:30:00Z', false, '2026-11-23T14:30:00Z', true, '2026-11-20T22:00:00Z'],
    // A Saturday.
    ['2026-11-21T12:00:00Z', false, '2026-11-23T14:30:00Z', false, '2026-11-22T22:00:00Z'],
  ])('at %s', (moment, shares, sharesChange, currencies, currenciesChange) => {
    expect(marketHours(list, at(moment), false)).toEqual([
      { session: 'us-equity', isOpen: shares, changesAt: at(sharesChange), instruments: 2 },
      { session: 'fx-week', isOpen: currencies, changesAt: at(currenciesChange), instruments: 1 },
      { session: 'around-the-clock', isOpen: true, changesAt: undefined, instruments: 1 },
    ]);
  });

  test('of a simulated market without hours never change', () => {
    expect(marketHours(list, at('2026-11-21T12:00:00Z'), true)).toEqual([
      { session: 'around-the-clock', isOpen: true, changesAt: undefined, instruments: 4 },
    ]);
  });
});
