import { describe, expect, test } from 'vitest';
import { safetyWords } from './first-steps-of';

describe('the first minute', () => {
  test.each([
    [{ kind: 'simulated', seed: 42, running: true }, 'Simulated prices, no real money'],
    [recordedDay('2026-01-05'), 'Prices recorded on 2026-01-05, no real money'],
    [undefined, 'No real money'],
  ] as const)('says of %o whose prices these are', (source, words) => {
    expect(safetyWords(source)).toBe(`${words}: nothing can go wrong here.`);
  });
});

function recordedDay(day: string) {
  return {
    kind: 'recorded' as const,
    files: ['day.csv'],
    instruments: ['AAPL'],
    speed: 1,
    position: `${day}T14:31:00.000Z`,
    startsAt: `${day}T14:30:00.000Z`,
    endsAt: `${day}T14:32:00.000Z`,
    state: 'playing' as const,
  };
}
