import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import type { Actor } from '../order/order-origin';
import { holdingBreak } from '../reconciliation/reconciliation-state';
import type { OrderId, SignalId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import { isKilled, middleOfMarket } from './decide-signal';
import { executeSignal } from './execute-signal';
import type { SignalFacts, SignalVerdict } from './signal';
import { blocked, refused } from './signal-verdicts';
import { isWaiting, type WaitingSignal } from './withdraw-signals';

/**
 * A person says yes to a signal that waits. Everything is looked at again as if it came now: time,
 * kill, mode, limits. Whatever is in the way, nothing is sent, and the verdict says what it was. An
 * entry where desk and venue are far apart goes on waiting: the break is looked at first.
 * Errors: signal-not-found, signal-not-waiting, signal-held-by-break.
 */
export function decideApproval(
  desk: DeskContext,
  signalId: SignalId,
  actor: Actor,
): Decision<undefined> {
  const found = findWaiting(desk, signalId);
  if (!found.ok) {
    return { events: [], result: found };
  }
  const { facts, expiresAt } = found.value;
  if (expiresAt !== undefined && expiresAt <= desk.now) {
    return decided(desk, facts, expired, []);
  }
  const no = whatForbids(desk, facts, actor);
  if (no !== undefined) {
    return decided(desk, facts, no, []);
  }
  const holding = holdingBreak(desk.state.reconciliation, facts.account, facts.instrument);
  if (holding !== undefined && facts.type === 'ENTRY_SIGNAL') {
    const { id: breakId, kind } = holding;
    const { instrument } = facts;
    const code = 'signal-held-by-break';
    return { events: [], result: failure({ code, signalId, instrument, breakId, kind }) };
  }
  const { events, verdict, orderIds } = executeSignal(desk, facts, actor);
  return decided(desk, facts, verdict, events, orderIds);
}

/** A person says no to a signal that waits. Errors: signal-not-found, signal-not-waiting. */
export function decideRefusal(
  desk: DeskContext,
  signalId: SignalId,
  reason: string,
): Decision<undefined> {
  const found = findWaiting(desk, signalId);
  return found.ok
    ? decided(desk, found.value.facts, refused('refused-by-person', reason), [])
    : { events: [], result: found };
}

/** Ends every signal that has waited its time. */
export function decideExpiry(desk: DeskContext): Decision<undefined> {
  const events: DeskEvent[] = [];
  for (const { signalId, expiresAt } of desk.state.signals.values()) {
    if (expiresAt !== undefined && expiresAt <= desk.now) {
      events.push({ type: 'SIGNAL_DECIDED', signalId, verdict: expired, orderIds: [] });
    }
  }
  return { events, result: success(undefined) };
}

const expired: SignalVerdict = {
  state: 'expired',
  code: 'expired',
  sentence: 'Expired: nobody decided in time.',
};

function findWaiting({ state }: DeskContext, signalId: SignalId): Result<WaitingSignal, Refusal> {
  const signal = state.signals.get(signalId);
  if (signal === undefined) {
    return failure({ code: 'signal-not-found', signalId });
  }
  if (isWaiting(signal)) {
    return success(signal);
  }
  const { state: now, sentence } = signal.verdict;
  return failure({ code: 'signal-not-waiting', signalId, state: now, verdict: sentence });
}

function whatForbids(
  desk: DeskContext,
  facts: SignalFacts,
  actor: Actor,
): SignalVerdict | undefined {
  const { mode, strategies } = desk.state;
  if (mode === 'killed' || isKilled(desk, facts, actor)) {
    return blocked('kill-latched', 'the kill switch is latched');
  }
  if (facts.type !== 'ENTRY_SIGNAL') {
    return undefined;
  }
  if (mode === 'reduceOnly' || mode === 'halted') {
    return blocked('mode-forbids-entries', `the desk is in mode ${mode}`);
  }
  return strategies.get(facts.strategy)?.enabled === true
    ? undefined
    : blocked('strategy-disabled', `${facts.strategy} is switched off`);
}

function decided(
  desk: DeskContext,
  facts: SignalFacts,
  verdict: SignalVerdict,
  before: readonly DeskEvent[],
  orderIds: readonly OrderId[] = [],
): Decision<undefined> {
  const decisionPrice = middleOfMarket(desk, facts);
  const event: DeskEvent = {
    type: 'SIGNAL_DECIDED',
    signalId: facts.signalId,
    verdict,
    orderIds,
    ...(decisionPrice === undefined ? {} : { decisionPrice }),
  };
  return { events: [...before, event], result: success(undefined) };
}
