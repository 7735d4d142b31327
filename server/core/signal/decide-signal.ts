import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { midOf } from '../market/marks';
import type { Actor } from '../order/order-origin';
import { isInKillScope } from '../risk/checks/permission-checks';
import type { Price } from '../values/amounts';
import { encodeExact } from '../values/exact-json';
import { type OrderId, type SignalId, toSignalId } from '../values/ids';
import { addMilliseconds } from '../values/instant';
import { success } from '../values/result';
import { executeSignal, whatStandsAgainst } from './execute-signal';
import type { MalformedSignal, Signal, SignalFacts, SignalVerdict } from './signal';
import { shippedSignalSettings } from './signal-settings';
import { blocked, refused, waiting } from './signal-verdicts';
import type { Strategy } from './strategy';

/** Which signal of the inbox an answer is about; `isRepeat`: it had come before. */
export interface SignalReceipt {
  readonly signalId: SignalId;
  readonly isRepeat: boolean;
  /** False: a repeat whose content differs from the first. */
  readonly isSame: boolean;
}

/** A clock that is ahead of ours by more than this is wrong. */
const aheadMaxMs = 5_000;

/**
 * Decides what becomes of a signal: acted on at once, laid before a person, or not acted on, with a
 * verdict in every case. It never fails: what is refused stands in the inbox with the reason. A
 * signal id is acted on once. Trading rules 4 and 7.
 */
export function decideSignal(
  desk: DeskContext,
  facts: SignalFacts,
  actor: Actor,
): Decision<SignalReceipt> {
  const { signalId } = facts;
  if (desk.state.signalIds.has(signalId)) {
    return repeated(desk, facts);
  }
  const strategy = desk.state.strategies.get(facts.strategy);
  const no = refusalOf(desk, facts, strategy);
  if (no !== undefined || strategy === undefined) {
    return received(desk, facts, actor, no ?? refused('strategy-unknown', ''), []);
  }
  const way = wayOf(desk, facts, strategy, actor);
  if (way.verdict.state === 'executed') {
    const { events, verdict, orderIds } = executeSignal(desk, facts, actor);
    return received(desk, facts, actor, verdict, events, orderIds);
  }
  const against =
    way.verdict.state === 'awaitingApproval' && facts.type === 'ENTRY_SIGNAL'
      ? whatStandsAgainst(desk, facts, actor)
      : undefined;
  return received(desk, facts, actor, against ?? way.verdict, way.events);
}

/** Keeps what could not be read of a malformed signal, and what was wrong with it. */
export function decideMalformedSignal(
  { state, now }: DeskContext,
  given: Omit<MalformedSignal, 'type' | 'signalId'>,
  problem: string,
  actor: Actor,
): Decision<SignalReceipt> {
  const signalId = toSignalId(`malformed-${state.sequence + 1}`);
  const signal: Signal = {
    signalId,
    facts: { type: 'malformed', signalId, ...given },
    receivedAt: now,
    sentBy: actor,
    verdict: refused('malformed', problem.replace(/\.$/, '')),
    orderIds: [],
    repeats: 0,
    sequence: state.sequence + 1,
  };
  return {
    events: [{ type: 'SIGNAL_RECEIVED', signal }],
    result: success({ signalId, isRepeat: false, isSame: true }),
  };
}

/** Whether the kill switch holds what a signal is about. */
export function isKilled({ state }: DeskContext, facts: SignalFacts, actor: Actor): boolean {
  const { account, instrument, strategy, signalId } = facts;
  const subject = { account, instrument, origin: { actor, strategy, signalId } };
  return state.latchedScopes.some((scope) => isInKillScope(scope, subject));
}

/** The middle of the market, from which the drift while it waits is measured. */
export function middleOfMarket(desk: DeskContext, facts: SignalFacts): Price | undefined {
  const quote = desk.market.quote(facts.instrument);
  return quote === undefined ? undefined : midOf(quote);
}

/** What the intake itself says no to, before anybody asks whether it may be acted on. */
function refusalOf(
  desk: DeskContext,
  facts: SignalFacts,
  strategy: Strategy | undefined,
): SignalVerdict | undefined {
  const { ageMaxMs } = desk.settings.signals ?? shippedSignalSettings;
  const age = desk.now - facts.time;
  if (strategy === undefined) {
    return refused('strategy-unknown', `nobody has made the strategy ${facts.strategy} known`);
  }
  if (age > ageMaxMs) {
    return refused('signal-late', `it is ${seconds(age)} old, at most ${seconds(ageMaxMs)} count`);
  }
  if (-age > aheadMaxMs) {
    return refused('signal-early', `it comes from ${seconds(-age)} in the future: check the clock`);
  }
  if (!desk.state.accounts.has(facts.account)) {
    return refused('account-unknown', `there is no account ${facts.account}`);
  }
  if (desk.market.instrument(facts.instrument) === undefined) {
    return refused('instrument-unknown', `there is no instrument ${facts.instrument}`);
  }
  return facts.type === 'ENTRY_SIGNAL' && !strategy.enabled
    ? refused('strategy-disabled', `${facts.strategy} is switched off, ${strategy.reason}`)
    : undefined;
}

interface Way {
  /** `executed` means: may be acted on now. */
  readonly verdict: SignalVerdict;
  readonly events: readonly DeskEvent[];
}

/** What mode and switches make of it. Trading rules 4, the table of modes. */
function wayOf(desk: DeskContext, facts: SignalFacts, strategy: Strategy, actor: Actor): Way {
  const { mode } = desk.state;
  if (mode === 'killed' || isKilled(desk, facts, actor)) {
    return only(blocked('kill-latched', 'the kill switch is latched'));
  }
  if (facts.type !== 'ENTRY_SIGNAL') {
    return wayOut(desk, facts, strategy);
  }
  if (mode === 'reduceOnly' || mode === 'halted') {
    return only(blocked('mode-forbids-entries', `the desk is in mode ${mode}`));
  }
  if (mode !== 'automatic') {
    return only(waiting(`the desk is in mode ${mode}`));
  }
  if (!strategy.automatic) {
    return only(waiting(`${strategy.strategy} is not automatic`));
  }
  const { automaticInARowMax } = desk.settings.signals ?? shippedSignalSettings;
  return strategy.automaticInARow >= automaticInARowMax
    ? switchFalls(strategy, automaticInARowMax)
    : only(goesOut);
}

/** Exits and stops reduce risk: they act in every mode, unless somebody switched the strategy off. */
function wayOut({ state }: DeskContext, { type }: SignalFacts, strategy: Strategy): Way {
  if (!strategy.enabled) {
    return only(waiting(`${strategy.strategy} is switched off`));
  }
  return state.mode === 'halted' && type === 'EXIT_SIGNAL'
    ? only(waiting('the desk is halted'))
    : only(goesOut);
}

const goesOut: SignalVerdict = { state: 'executed', code: 'executed', sentence: '' };

function only(verdict: SignalVerdict): Way {
  return { verdict, events: [] };
}

/** Too many entries in a row without a person looking (RTS 6 Art. 15(3)). */
function switchFalls({ strategy, enabled }: Strategy, most: number): Way {
  const reason = `${most} entries in a row were executed without a person`;
  return {
    verdict: waiting(reason),
    events: [
      { type: 'STRATEGY_CHANGED', strategy, enabled, automatic: false, reason },
      {
        type: 'EXECUTION_ERROR',
        family: 'validation',
        severity: 'high',
        code: 'strategy-throttled',
        message: `Strategy ${strategy} is not automatic any more: ${reason}. Look at it, then switch it on again.`,
      },
    ],
  };
}

function received(
  desk: DeskContext,
  facts: SignalFacts,
  actor: Actor,
  verdict: SignalVerdict,
  before: readonly DeskEvent[],
  orderIds: readonly OrderId[] = [],
): Decision<SignalReceipt> {
  const { now, state } = desk;
  const { signalId } = facts;
  const arrivalPrice = middleOfMarket(desk, facts);
  const { timeToLiveMs } = desk.settings.signals ?? shippedSignalSettings;
  const signal: Signal = {
    signalId,
    facts,
    receivedAt: now,
    sentBy: actor,
    verdict,
    ...(arrivalPrice === undefined ? {} : { arrivalPrice }),
    ...(verdict.state === 'awaitingApproval'
      ? { expiresAt: addMilliseconds(now, facts.timeToLiveMs ?? timeToLiveMs) }
      : { decidedAt: now }),
    orderIds,
    repeats: 0,
    sequence: state.sequence + before.length + 1,
  };
  return {
    events: [...before, { type: 'SIGNAL_RECEIVED', signal }],
    result: success({ signalId, isRepeat: false, isSame: true }),
  };
}

/** One that memory has let go cannot be compared; it is a repeat all the same. */
function repeated({ state }: DeskContext, facts: SignalFacts): Decision<SignalReceipt> {
  const { signalId } = facts;
  const first = state.signals.get(signalId)?.facts;
  const isSame = first === undefined || encodeExact(first) === encodeExact(facts);
  return {
    events: [{ type: 'SIGNAL_REPEATED', signalId, isSame }],
    result: success({ signalId, isRepeat: true, isSame }),
  };
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}
