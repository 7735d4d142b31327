import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import { ratio } from '../values/amounts';
import type { UserName } from '../values/ids';
import type { Instant } from '../values/instant';
import { failure, success } from '../values/result';
import { keyOfScope, type RiskLimits } from './risk-limits';
import type { LimitScope } from './risk-verdict';

/**
 * Decides a change of one node's limits: the whole node is replaced, and the event keeps old and
 * new. `basis`: when the limits that were looked at had been set, null where there were none.
 * Errors: limits-out-of-date (others stand there by now) · limits-malformed (a limit below zero, a count that is not whole, a drawdown of
 * more than all, an unknown instrument on a list; the desk's own size and value limits must be set).
 */
export function decideLimits(
  desk: DeskContext,
  scope: LimitScope,
  limits: RiskLimits,
  reason: string,
  by: UserName,
  basis?: Instant | null,
): Decision<undefined> {
  const problem = outOfDate(desk, scope, basis) ?? problemOf(desk, scope, limits);
  if (problem !== undefined) {
    return { events: [], result: failure(problem) };
  }
  const previous = desk.state.limits.get(keyOfScope(scope))?.limits ?? {};
  return {
    events: [{ type: 'RISK_LIMITS_CHANGED', scope, previous, limits, reason, by }],
    result: success(undefined),
  };
}

/** To replace what nobody has looked at would take back, unseen, what somebody else has just set. */
function outOfDate(
  { state }: DeskContext,
  scope: LimitScope,
  basis: Instant | null | undefined,
): Refusal | undefined {
  const standing = state.limits.get(keyOfScope(scope));
  if (basis === undefined || basis === (standing?.changedAt ?? null)) {
    return undefined;
  }
  return { code: 'limits-out-of-date', ...(standing && { changedBy: standing.changedBy }) };
}

function problemOf(
  { market }: DeskContext,
  scope: LimitScope,
  limits: RiskLimits,
): Refusal | undefined {
  if ((scope.kind === 'desk') !== (scope.id === undefined)) {
    return malformed('scope', 'the desk has no id, every other scope needs one');
  }
  const negative = Object.entries(limits).find(([, value]) => isNumber(value) && value < 0);
  if (negative !== undefined) {
    return malformed(negative[0], 'must not be below zero');
  }
  for (const name of ['maxDailyOrders', 'maxOpenPositions', 'maxPriceAgeMs'] as const) {
    const value = limits[name];
    if (value !== undefined && !Number.isSafeInteger(value)) {
      return malformed(name, 'must be a whole number');
    }
  }
  if (scope.kind === 'desk') {
    for (const name of ['maxPositionSize', 'maxOrderQuantity', 'maxOrderValue'] as const) {
      if (limits[name] === undefined) {
        return malformed(name, 'must be set for the desk: without it every order is refused');
      }
    }
  }
  if (scope.kind !== 'desk' && scope.kind !== 'instrument' && limits.maxPriceAgeMs !== undefined) {
    return malformed(
      'maxPriceAgeMs',
      'a price is of an instrument: set it for the desk or for one',
    );
  }
  if (scope.kind !== 'desk' && scope.kind !== 'account') {
    for (const name of ['maxDailyLoss', 'maxDrawdown'] as const) {
      if (limits[name] !== undefined) {
        return malformed(name, 'equity is kept by account: set it for the desk or an account');
      }
    }
  }
  if (limits.maxDrawdown !== undefined && limits.maxDrawdown > all) {
    return malformed('maxDrawdown', 'must be at most 1 (100 %): no more than all can be lost');
  }
  for (const name of ['allowList', 'blockList'] as const) {
    const unknown = limits[name]?.find(
      ({ instrument }) => market.instrument(instrument) === undefined,
    );
    if (unknown !== undefined) {
      return malformed(name, `${unknown.instrument} is not an instrument of this desk`);
    }
  }
  return undefined;
}

const all = ratio('1');

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function malformed(field: string, problem: string): Refusal {
  return { code: 'limits-malformed', field, problem };
}
