import { describe, expect, test } from 'vitest';
import type { Connection } from '@/components/feed/connection';
import type { DeskHealth } from '@/contract/health';
import { ageWords, healthOf } from './health-of';

const live: Connection = { state: 'live', heardAgeMs: 200, roundTripMs: 4 };
const health: DeskHealth = {
  ready: true,
  journal: { status: 'writing' },
  journalSequence: 1_204,
  durableSequence: 1_204,
  venue: { name: 'paper', connected: true },
  marketData: { running: true, lastTickAgeMs: 40 },
  version: '0.1.0',
  startedAt: '2026-11-22T12:00:00.000Z',
};
const stateOf = (name: string, told: DeskHealth, connection = live) =>
  healthOf(connection, told).find((line) => line.name === name)?.state;

describe('the health of what the desk leans on', () => {
  test('is good line by line, each with its age', () => {
    expect(healthOf(live, health).map(({ name, state, ageMs }) => [name, state, ageMs])).toEqual([
      ['Stream', 'good', 200],
      ['Venue', 'good', 200],
      ['Market data', 'good', 240],
      ['Journal', 'good', 200],
      ['Database', 'good', 200],
    ]);
  });

  test('is not known any more once the desk is silent, whatever it said last', () => {
    const silent: Connection = { ...live, state: 'stale', heardAgeMs: 4_000 };

    expect(healthOf(silent, health).map(({ state }) => state)).toEqual([
      'bad',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(healthOf({ ...live, heardAgeMs: undefined }, undefined)[1]?.words).toBe(
      'nothing heard from the desk',
    );
  });

  test('names what has failed', () => {
    const venue = { name: 'paper', connected: false };

    expect(stateOf('Venue', { ...health, venue })).toBe('bad');
    const problem = 'Its books are of version 3.';
    expect(healthOf(live, { ...health, venue: { ...venue, problem } })[1]?.words).toBe(
      'paper is not connected. Its books are of version 3.',
    );
    expect(
      stateOf('Venue', { ...health, venue: { ...venue, connected: true, unknownOrders: 2 } }),
    ).toBe('warn');
    expect(
      stateOf('Market data', { ...health, marketData: { running: true, lastTickAgeMs: 9_000 } }),
    ).toBe('warn');
    expect(
      stateOf('Market data', { ...health, marketData: { running: false, lastTickAgeMs: 0 } }),
    ).toBe('bad');
    expect(stateOf('Database', { ...health, journal: { status: 'reserveOnly' } })).toBe('warn');
  });

  test('says ages in words', () => {
    expect(ageWords(40)).toBe('40 ms');
    expect(ageWords(undefined)).toBe('–');
  });
});
