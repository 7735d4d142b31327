import { shippedLimits } from '../risk/shipped-limits';
import type { Money } from '../values/amounts';
import { type AccountId, toUserName } from '../values/ids';
import type { TradingDay } from '../values/instant';
import { success } from '../values/result';
import type { Decision, DeskContext } from './desk-context';
import type { DeskEvent } from './desk-event';

export interface StartFacts {
  readonly account: AccountId;
  readonly currency: string;
  readonly initialCapital: Money;
  readonly tradingDay: TradingDay;
  readonly version: string;
  readonly node: string;
}

/**
 * Decides what a start writes down: on an empty journal the account and the shipped limits; always
 * that the desk has started, and that automatic trading is off until somebody switches it on.
 */
export function decideStart({ state }: DeskContext, facts: StartFacts): Decision<undefined> {
  const events: DeskEvent[] = [];
  if (!state.accounts.has(facts.account)) {
    const { account, currency, initialCapital, tradingDay } = facts;
    events.push({ type: 'ACCOUNT_OPENED', account, currency, initialCapital, tradingDay });
  }
  if (state.limits.size === 0) {
    events.push({
      type: 'RISK_LIMITS_CHANGED',
      scope: { kind: 'desk' },
      previous: {},
      limits: shippedLimits,
      reason: 'the limits a new desk starts with',
      by: toUserName('desk'),
    });
  }
  events.push({ type: 'DESK_STARTED', version: facts.version, node: facts.node });
  if (state.mode === 'automatic') {
    const reason = 'a start leaves automatic trading off';
    events.push({ type: 'MODE_CHANGED', previous: 'automatic', mode: 'manual', reason });
  }
  return { events, result: success(undefined) };
}
