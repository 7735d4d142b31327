import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import { cancelEvents } from '../order/decide-cancel';
import type { Order } from '../order/order';
import { isInKillScope } from '../risk/checks/permission-checks';
import { blocked } from '../signal/signal-verdicts';
import { type WaitingSignal, withdrawSignals } from '../signal/withdraw-signals';
import { toKillId } from '../values/ids';
import { failure, success } from '../values/result';
import { stricterOf } from './degradation';
import type { ChoosableMode } from './desk-mode';
import type { KillScope } from './kill';
import { flattenedPositions, heldIn, stoppedOrders } from './stopped';

/** The words that have to be typed to release the kill switch. */
export const releasePhrase = 'release the kill switch';

/** A kill stands at least this long. Trading rules 4. */
export const killStandsMs = 60_000;

export interface KillRequest {
  readonly scope: KillScope;
  readonly flatten: boolean;
  readonly reason: string;
}

/**
 * Decides a kill: the latch first, then a cancel for every open order that it or an earlier one still
 * in force stops, in one step with the latch; what waits for approval is dropped. Pressing again is
 * safe: what is latched stays latched, and what is still open is asked for again. It never says no.
 */
export function decideKill({ state }: DeskContext, request: KillRequest): Decision<undefined> {
  const { scope, flatten, reason } = request;
  const isNew = !isCovered(state, request);
  const latched = isNew ? [...state.latchedScopes, { ...scope, flatten }] : state.latchedScopes;
  const orders = stoppedOrders(state, latched);
  const events: DeskEvent[] = [];
  if (isNew) {
    const isFlattening = latched.some((one) => one.flatten);
    const positions = isFlattening ? flattenedPositions(state, latched) : heldIn(state, [scope]);
    events.push({
      type: 'KILL_LATCHED',
      killId: toKillId(`kill-${state.killCount + 1}`),
      scope,
      flatten,
      reason,
      orders: orders.length,
      positions: positions.length,
    });
  }
  for (const order of orders) {
    events.push(...(isOwnClose(order) ? [] : cancelEvents(order).map(ofKill)));
  }
  events.push(...withdrawSignals(state, (signal) => isOfKill(scope, signal), dropped));
  return { events, result: success(undefined) };
}

/** What the kill itself has sent to close a position. */
export function isOwnClose({ origin: { actor } }: Pick<Order, 'origin'>): boolean {
  return actor.kind === 'desk' && actor.part === 'killSwitch';
}

function ofKill(event: DeskEvent): DeskEvent {
  return event.type === 'ORDER_CANCEL_REQUESTED' ? { ...event, isOfKill: true } : event;
}

const dropped = blocked('kill-latched', 'the kill switch was pressed while it waited');

function isOfKill(scope: KillScope, { facts, sentBy: actor }: WaitingSignal): boolean {
  const { account, instrument, strategy, signalId } = facts;
  return isInKillScope(scope, { account, instrument, origin: { actor, strategy, signalId } });
}

/**
 * Decides the release. The desk goes to *manual*, or stays as strict as it was when the kill came, as a
 * loss has made it since, or as a trouble in force demands (`ceiling`). `stoodMs`: how long the kill has stood
 * on a clock that does not jump; else the time of day tells. Errors: kill-not-latched;
 * kill-release-too-early (60 s since the kill); kill-phrase-wrong (`releasePhrase` has to be typed).
 */
export function decideKillRelease(
  { state, now }: DeskContext,
  phrase: string,
  reason: string,
  ceiling: ChoosableMode = 'automatic',
  stoodMs?: number,
): Decision<undefined> {
  if (!state.latched || state.kill === undefined) {
    return { events: [], result: failure({ code: 'kill-not-latched' }) };
  }
  const waitMs = killStandsMs - (stoodMs ?? now - state.kill.latchedAt);
  if (waitMs > 0) {
    return { events: [], result: failure({ code: 'kill-release-too-early', waitMs }) };
  }
  if (phrase.trim().toLowerCase() !== releasePhrase) {
    return {
      events: [],
      result: failure({ code: 'kill-phrase-wrong', phrase: releasePhrase }),
    };
  }
  const { killId } = state.kill;
  const before = state.mode === 'killed' ? state.modeBeforeKill : state.mode;
  const mode = stricterOf(stricterOf('manual', before), ceiling);
  return { events: [{ type: 'KILL_RELEASED', killId, reason, mode }], result: success(undefined) };
}

/** The kills in force already stop all of that, and flatten if that is asked. */
function isCovered({ latchedScopes }: DeskState, { scope, flatten }: KillRequest): boolean {
  return latchedScopes.some((latched) => {
    const isSame = latched.kind === scope.kind && latched.target === scope.target;
    return (latched.kind === 'desk' || isSame) && (latched.flatten || !flatten);
  });
}
