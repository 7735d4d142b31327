import { describe, expect, test } from 'vitest';
import type { Connection } from '@/components/feed/connection';
import type { DeskHealth } from '@/contract/health';
import { lampsOf, worstOf } from './lamps-of';

const live: Connection = { state: 'live', heardAgeMs: 200, roundTripMs: 3.6 };

const healthy: DeskHealth = {
  ready: true,
  journal: { status: 'writing' },
  journalSequence: 100,
  durableSequence: 100,
  venue: { name: 'paper', connected: true },
  marketData: { running: true, lastTickAgeMs: 40 },
  version: '0.1.0',
  startedAt: '2026-11-22T12:00:00.000Z',
};

function states(connection: Connection, health: DeskHealth | undefined) {
  return lampsOf(connection, health).map(({ name, state }) => `${name} ${state}`);
}

describe('the lamps', () => {
  test('all burn while the desk is heard and well', () => {
    expect(states(live, healthy)).toEqual([
      'Stream good',
      'Core good',
      'Venue good',
      'Prices good',
      'Database good',
    ]);
    expect(lampsOf(live, healthy)[0]?.figure).toBe('4 ms');
  });

  test('go out when the desk is not heard, whatever it said last', () => {
    const offline: Connection = { state: 'offline', heardAgeMs: 31_000, roundTripMs: undefined };

    expect(states(offline, healthy)).toEqual([
      'Stream bad',
      'Core unknown',
      'Venue unknown',
      'Prices unknown',
      'Database unknown',
    ]);
    expect(lampsOf(offline, healthy)[0]?.figure).toBe('31 s');
  });

  test('prices age on while nothing is heard', () => {
    const stale: Connection = { state: 'stale', heardAgeMs: 4_000, roundTripMs: undefined };

    expect(lampsOf(stale, healthy)[3]).toMatchObject({ state: 'warn', figure: '4.0 s' });
  });

  test('name the instruments whose price is older than the desk allows', () => {
    const lamp = lampsOf(live, healthy, ['AAPL', 'KO'])[3];

    expect(lamp).toMatchObject({ state: 'warn', figure: '2 old' });
    expect(lamp?.words).toBe('older than their limit: AAPL, KO; an entry there needs a reason');
  });

  test('an open connection does not light prices that have stopped', () => {
    const stopped = { ...healthy, marketData: { running: false, lastTickAgeMs: 65_000 } };

    expect(lampsOf(live, stopped)[3]).toMatchObject({ state: 'bad', figure: '1 min 5 s' });
  });

  test('a journal that cannot write says what still acts', () => {
    const failed = { ...healthy, journal: { status: 'failed' as const, reason: 'ENOSPC' } };

    expect(lampsOf(live, failed)[4]).toMatchObject({
      state: 'bad',
      words: 'cannot write: entries are halted, exits act from memory. ENOSPC',
    });
  });

  test('what holds the desk back is told with the mode it leaves', () => {
    const since = '2026-11-20T15:00:00.000Z';
    const words = 'The connection to paper is gone.';
    const troubles = [{ trouble: 'venueAway' as const, ceiling: 'manual' as const, since, words }];

    expect(lampsOf(live, { ...healthy, troubles })[1]).toMatchObject({
      state: 'warn',
      words: 'The connection to paper is gone. At most manual.',
    });
  });

  test.each([
    [{ circuit: 'open' as const }, 'bad', 'entries are held back'],
    [{ unknownOrders: 2 }, 'warn', "2 of the desk's requests"],
  ])('a venue that is connected and %j is not good', (facts, state, words) => {
    const lamp = lampsOf(live, { ...healthy, venue: { ...healthy.venue, ...facts } })[2];

    expect(lamp?.state).toBe(state);
    expect(lamp?.words).toContain(words);
  });

  test('of several the worst one speaks for all', () => {
    expect(worstOf(lampsOf(live, healthy))).toBe('good');
    expect(worstOf(lampsOf(live, undefined))).toBe('unknown');
    expect(worstOf(lampsOf(live, { ...healthy, ready: false }))).toBe('bad');
  });
});
