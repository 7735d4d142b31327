import { describe, expect, test } from 'vitest';
import { type Snapshot, snapshotBounds } from '@/contract/stream';
import { applyMessage } from './apply-message';
import { anEvent, aSignal, aSnapshot, aSnapshotState, aStrategy } from './feed.fixture';
import { emptyFeedState, type FeedState } from './feed-state';

function tell(state: FeedState, sequence: number, change: Parameters<typeof anEvent>[1]): void {
  const events = [anEvent(sequence, change)];
  const message = { epoch: 'one', previousSequence: sequence - 1, sequence, events };
  applyMessage(state, { kind: 'events', message }, 0);
}

function startedWith(change: Partial<Snapshot['state']>): FeedState {
  const state = emptyFeedState();
  applyMessage(state, { kind: 'connected' }, 0);
  const message = aSnapshot({ state: aSnapshotState(change) });
  applyMessage(state, { kind: 'snapshot', message }, 0);
  return state;
}

describe('the signals of a page', () => {
  test('a decision takes the place of the signal that waited', () => {
    const state = startedWith({ signals: [aSignal({ state: 'awaitingApproval' })] });

    tell(state, 1, { signal: aSignal({ state: 'refused', decidedBy: 'chief', sequence: 1 }) });

    expect(state.tables.signals.ids()).toEqual(['s-1']);
    expect(state.tables.signals.get('s-1')).toMatchObject({ state: 'refused', decidedBy: 'chief' });
  });

  test('what waits stays, however much is decided; of that the newest stay', () => {
    const state = startedWith({
      signals: [aSignal({ signalId: 'waits', state: 'awaitingApproval' })],
    });

    for (let sequence = 1; sequence <= snapshotBounds.decidedSignals + 1; sequence += 1) {
      tell(state, sequence, { signal: aSignal({ signalId: `s-${sequence}`, sequence }) });
    }

    expect(state.tables.signals.size).toBe(snapshotBounds.decidedSignals + 1);
    expect(state.tables.signals.get('waits')).toBeDefined();
    expect(state.tables.signals.get('s-1')).toBeUndefined();
  });

  test('a strategy switched off is shown so', () => {
    const state = startedWith({ strategies: [aStrategy({ automatic: true })] });

    tell(state, 1, { strategy: aStrategy({ automatic: false, reason: 'enough', sequence: 1 }) });

    expect(state.tables.strategies.get('regime')).toMatchObject({
      automatic: false,
      reason: 'enough',
    });
  });

  test('a new snapshot has the last word', () => {
    const state = startedWith({ signals: [aSignal()], strategies: [aStrategy()] });

    const message = aSnapshot({ sequence: 9 });
    applyMessage(state, { kind: 'snapshot', message }, 0);

    expect(state.tables.signals.size).toBe(0);
    expect(state.tables.strategies.size).toBe(0);
  });
});
