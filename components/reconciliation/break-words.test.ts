import { describe, expect, test } from 'vitest';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { inQueueOrder } from './break-words';

describe('the queue of breaks', () => {
  test('has the worst first, then the newest, and what is waived behind', () => {
    const queue = [
      at('low', 'open', 9),
      at('critical', 'waived', 8),
      at('high', 'open', 1),
      at('high', 'acknowledged', 2),
      at('critical', 'open', 3),
    ];

    const sequences = queue.toSorted(inQueueOrder).map(({ sequence }) => sequence);

    expect(sequences).toEqual([3, 2, 1, 9, 8]);
  });
});

function at(
  severity: ReconciliationBreak['severity'],
  state: ReconciliationBreak['state'],
  sequence: number,
): ReconciliationBreak {
  return {
    id: `break-${sequence}`,
    kind: 'cash',
    severity,
    state,
    isHolding: false,
    source: 'venue',
    venue: 'paper',
    account: 'main',
    desk: { isKnown: true },
    atVenue: { isKnown: true },
    firstSeenAt: '2026-11-22T12:00:00.000Z',
    lastSeenAt: '2026-11-22T12:00:00.000Z',
    sightings: 2,
    explanation: '',
    choices: ['setCash'],
    sequence,
  };
}
