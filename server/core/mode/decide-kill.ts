import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { openOrdersOf } from '../desk/open-orders';
import { cancelEvents } from '../order/decide-cancel';
import type { Order } from '../order/order';
import type { Position } from '../position/position';
import { isInKillScope } from '../risk/checks/permission-checks';
import { blocked } from '../signal/signal-verdicts';
import { type WaitingSignal, withdrawSignals } from '../signal/withdraw-signals';
import { toKillId } from '../values/ids';
import { failure, success } from '../values/result';
import type { KillScope } from './kill';

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
 * Decides a kill: the latch first, then a cancel for every open order in scope, in one step with
 * the latch; what waits for approval is dropped. Pressing again is safe: what is latched stays
 * latched, and what is still open is asked for again. It never says no.
 */
export function decideKill(desk: DeskContext, request: KillRequest): Decision<undefined> {
  const { state } = desk;
  const { scope, flatten, reason } = request;
  const orders = openOrdersInScope(desk, request);
  const events: DeskEvent[] = [];
  if (!isCovered(desk, request)) {
    events.push({
      type: 'KILL_LATCHED',
      killId: toKillId(`kill-${state.killCount + 1}`),
      scope,
      flatten,
      reason,
      orders: orders.length,
      positions: positionsInScope(desk, scope).length,
    });
  }
  for (const order of orders) {
    events.push(...cancelEvents(order));
  }
  events.push(...withdrawSignals(state, (signal) => isOfKill(scope, signal), dropped));
  return { events, result: success(undefined) };
}

const dropped = blocked('kill-latched', 'the kill switch was pressed while it waited');

function isOfKill(scope: KillScope, { facts, sentBy: actor }: WaitingSignal): boolean {
  const { account, instrument, strategy, signalId } = facts;
  return isInKillScope(scope, { account, instrument, origin: { actor, strategy, signalId } });
}

/**
 * Decides the release. Errors: kill-not-latched; kill-release-too-early (60 s since the kill);
 * kill-phrase-wrong (`releasePhrase` has to be typed).
 */
export function decideKillRelease(
  { state, now }: DeskContext,
  phrase: string,
  reason: string,
): Decision<undefined> {
  if (!state.latched || state.kill === undefined) {
    return { events: [], result: failure({ code: 'kill-not-latched' }) };
  }
  const waitMs = state.kill.latchedAt + killStandsMs - now;
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
  return { events: [{ type: 'KILL_RELEASED', killId, reason }], result: success(undefined) };
}

/**
 * Open orders that a kill is about. Protective stops are kept, unless what they protect is flattened
 * instead: a stop button that leaves positions naked would be none.
 */
export function openOrdersInScope(
  { state }: DeskContext,
  { scope, flatten }: Pick<KillRequest, 'scope' | 'flatten'>,
): readonly Order[] {
  return openOrdersOf(state).filter((order) => {
    const isKept = !flatten && order.origin.leg === 'stop';
    return !isKept && isInKillScope(scope, order);
  });
}

/**
 * Positions that a flatten of that scope closes. A netting position belongs to an account and an
 * instrument: a kill of one operator or strategy cancels orders and closes no position.
 */
export function positionsInScope({ state }: DeskContext, scope: KillScope): readonly Position[] {
  const positions: Position[] = [];
  for (const account of state.accounts.values()) {
    for (const position of account.positions.values()) {
      if (isPositionInScope(position, scope)) {
        positions.push(position);
      }
    }
  }
  return positions;
}

function isPositionInScope({ account, instrument }: Position, scope: KillScope): boolean {
  switch (scope.kind) {
    case 'desk':
      return true;
    case 'account':
      return account === scope.target;
    case 'instrument':
      return instrument === scope.target;
    case 'operator':
    case 'strategy':
      return false;
  }
}

/** The kill in force already stops all of that, and flattens if that is asked. */
function isCovered({ state }: DeskContext, { scope, flatten }: KillRequest): boolean {
  const { kill } = state;
  if (!state.latched || kill === undefined) {
    return false;
  }
  const isSame = kill.scope.kind === scope.kind && kill.scope.target === scope.target;
  const covers = kill.scope.kind === 'desk' || isSame;
  return covers && (kill.flatten || !flatten);
}
