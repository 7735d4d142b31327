import { expect, test } from 'vitest';
import type { Event } from '@/contract/event';
import { killRuns } from './kill-runs';

const event = (sequence: number, type: string, payload: Record<string, unknown>): Event => ({
  sequence,
  time: `2026-11-22T14:30:0${sequence}.000Z`,
  type,
  actor: { kind: 'user', user: 'anna' },
  payload,
  previousHash: '',
  hash: '',
});
const begun = { flatten: true, orders: 1, positions: 1, scope: { kind: 'desk' } };

test('each kill says how long it took, whether it was a drill, and whether it still stands', () => {
  const runs = killRuns([
    event(6, 'KILL_LATCHED', {
      ...begun,
      killId: 'kill-2',
      scope: { kind: 'instrument', target: 'AAPL' },
      reason: 'fired',
    }),
    event(5, 'KILL_RELEASED', { killId: 'kill-1', reason: 'over' }),
    event(4, 'KILL_PROGRESSED', {
      killId: 'kill-1',
      phase: 'flat',
      certificate: { millisecondsToFlat: 420 },
    }),
    event(3, 'KILL_PROGRESSED', { killId: 'kill-1', phase: 'canceling' }),
    event(2, 'KILL_LATCHED', { ...begun, killId: 'kill-1', reason: 'Drill: monday' }),
    event(1, 'KILL_RELEASED', { killId: 'kill-0', reason: 'its beginning is not on this page' }),
  ]);

  expect(runs).toMatchObject([
    {
      killId: 'kill-2',
      scope: 'instrument AAPL',
      isDrill: false,
      phase: 'latched',
      isReleased: false,
    },
    {
      killId: 'kill-1',
      scope: 'whole desk',
      by: 'anna',
      isDrill: true,
      phase: 'flat',
      millisecondsToFlat: 420,
      isReleased: true,
    },
  ]);
});
