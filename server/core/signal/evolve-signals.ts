import type { RecordedEvent, SignalEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import type { Signal, SignalVerdict } from './signal';
import { noSignals, type Strategy } from './strategy';

/** Decided signals beyond this many leave the state; the journal keeps them. */
const signalsKept = 5_000;

/** The records that changed, as they stand after the event. */
export interface ChangedSignals {
  readonly signal?: Signal;
  readonly strategy?: Strategy;
}

/** The inbox and the strategies after an event, with the records that it changed. */
export function evolveSignals(
  state: DeskState,
  recorded: RecordedEvent,
  event: SignalEvent,
): ChangedSignals {
  switch (event.type) {
    case 'SIGNAL_RECEIVED':
      return received(state, recorded, event.signal);
    case 'SIGNAL_DECIDED':
      return decided(state, recorded, event);
    case 'SIGNAL_REPEATED':
      return repeated(state, recorded, event);
    case 'STRATEGY_CHANGED':
      return { strategy: switched(state, recorded, event) };
  }
}

function received(state: DeskState, recorded: RecordedEvent, told: Signal) {
  const signal: Signal = { ...told, sequence: recorded.sequence };
  state.signals.set(signal.signalId, signal);
  state.signalIds.add(signal.signalId);
  forgetOldest(state);
  const { strategy: name } = signal.facts;
  const known = name === undefined ? undefined : state.strategies.get(name);
  if (known === undefined) {
    return { signal };
  }
  const strategy: Strategy = {
    ...counted(known, undefined, signal.verdict),
    lastSignalId: signal.signalId,
    lastSignalAt: recorded.time,
    automaticInARow: known.automaticInARow + (isAutomaticEntry(signal) ? 1 : 0),
    sequence: recorded.sequence,
  };
  state.strategies.set(strategy.strategy, strategy);
  return { signal, strategy };
}

function isAutomaticEntry({ facts, verdict }: Signal): boolean {
  return facts.type === 'ENTRY_SIGNAL' && verdict.state === 'executed';
}

function decided(
  state: DeskState,
  { sequence, time, actor }: RecordedEvent,
  event: Extract<SignalEvent, { readonly type: 'SIGNAL_DECIDED' }>,
) {
  const known = state.signals.get(event.signalId);
  if (known === undefined) {
    return {};
  }
  const { expiresAt: _, ...rest } = known;
  const { verdict, orderIds, decisionPrice } = event;
  const signal: Signal = {
    ...rest,
    verdict,
    orderIds,
    ...(decisionPrice === undefined ? {} : { decisionPrice }),
    decidedAt: time,
    decidedBy: actor,
    sequence,
  };
  // Decided ones are kept by when they were decided.
  state.signals.delete(signal.signalId);
  state.signals.set(signal.signalId, signal);
  const { strategy: name } = known.facts;
  const before = name === undefined ? undefined : state.strategies.get(name);
  if (before === undefined) {
    return { signal };
  }
  const byPerson = actor.kind === 'user' || actor.kind === 'apiKey';
  const strategy: Strategy = {
    ...counted(before, known.verdict, verdict),
    automaticInARow: byPerson ? 0 : before.automaticInARow,
    sequence,
  };
  state.strategies.set(strategy.strategy, strategy);
  return { signal, strategy };
}

function repeated(
  state: DeskState,
  { sequence }: RecordedEvent,
  event: Extract<SignalEvent, { readonly type: 'SIGNAL_REPEATED' }>,
) {
  const known = state.signals.get(event.signalId);
  if (known === undefined) {
    return {};
  }
  const signal: Signal = { ...known, repeats: known.repeats + 1, sequence };
  state.signals.set(signal.signalId, signal);
  return { signal };
}

/** A person who sets a switch has looked: the count of what went without one begins anew. */
function switched(
  state: DeskState,
  { sequence, time, actor }: RecordedEvent,
  event: Extract<SignalEvent, { readonly type: 'STRATEGY_CHANGED' }>,
): Strategy {
  const known = state.strategies.get(event.strategy);
  const strategy: Strategy = {
    ...(known ?? { counts: noSignals }),
    strategy: event.strategy,
    enabled: event.enabled,
    automatic: event.automatic,
    reason: event.reason,
    changedAt: time,
    changedBy: actor,
    automaticInARow: actor.kind === 'desk' ? (known?.automaticInARow ?? 0) : 0,
    sequence,
  };
  state.strategies.set(strategy.strategy, strategy);
  return strategy;
}

function counted(
  strategy: Strategy,
  before: SignalVerdict | undefined,
  after: SignalVerdict,
): Strategy {
  const counts = { ...strategy.counts };
  if (before !== undefined) {
    counts[before.state] -= 1;
  }
  counts[after.state] += 1;
  return { ...strategy, counts };
}

function forgetOldest(state: DeskState): void {
  if (state.signals.size <= signalsKept) {
    return;
  }
  for (const [signalId, { verdict }] of state.signals) {
    if (verdict.state !== 'awaitingApproval') {
      state.signals.delete(signalId);
      return;
    }
  }
}
