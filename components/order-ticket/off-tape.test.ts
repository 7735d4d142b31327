import { describe, expect, test } from 'vitest';
import { apple } from './apple.fixture';
import { checkDraft } from './check-draft';
import { isOffTape, refuseOffTape, withPricesFirst } from './off-tape';
import { changedDraft, emptyDraft } from './ticket-draft';

const now = Date.parse('2026-11-22T14:30:00.000Z');
const ibm = { ...apple, instrument: 'IBM' };

describe('an instrument that the recorded day does not have', () => {
  const sell = (changes: object) => {
    const draft = changedDraft({ ...emptyDraft('ui-1'), instrument: 'AAPL' }, { side: 'sell' });
    return checkDraft(
      changedDraft(draft, { orderType: 'market', quantity: '100', ...changes }),
      apple,
      now,
    );
  };

  test.each([
    // what is typed, held, tape; and whether it goes out
    [{}, undefined, ['IBM'], false],
    [{}, '99', ['IBM'], false],
    [{}, '100', ['IBM'], true],
    [{ reduceOnly: true }, '99', ['IBM'], true],
    [{}, undefined, ['IBM', 'AAPL'], true],
    [{}, undefined, undefined, true],
  ])('with %j and %s held, of the tape %j: %s', (changes, held, tape, goesOut) => {
    const { request } = refuseOffTape(sell(changes), tape, held);

    expect(request !== undefined).toBe(goesOut);
  });

  test('is refused with what would be right', () => {
    const { errors } = refuseOffTape(sell({}), ['IBM', 'SPY'], undefined);

    expect(errors.instrument).toBe(
      'The recorded day has no prices of AAPL. Choose one that it has: IBM, SPY; or play the simulated market under Venues.',
    );
  });

  test('stands behind those that it has', () => {
    const offered = withPricesFirst(['IBM'], [apple, ibm]);

    expect(offered.map(({ instrument }) => instrument)).toEqual(['IBM', 'AAPL']);
    expect(offered.map(({ instrument }) => isOffTape(['IBM'], instrument))).toEqual([false, true]);
  });
});
