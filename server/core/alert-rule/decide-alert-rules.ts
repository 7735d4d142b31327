import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { AccountId, UserName } from '../values/ids';
import { failure, success } from '../values/result';
import {
  type AlertMetric,
  type AlertPeriod,
  type AlertRuleTerms,
  hasPeriod,
  isBack,
  isPast,
  type metricsOverPeriods,
  sentenceOfRule,
} from './alert-rule';

const rulesMax = 100;

/**
 * Decides that a rule is set, new or over the one with its id; a changed rule is armed again.
 * Errors: account-not-found; alert-rule-malformed when it would arm itself past its own threshold,
 * or when there are as many rules as there may be.
 */
export function decideSetAlertRule(
  { state }: DeskContext,
  terms: AlertRuleTerms,
  by: UserName,
): Decision<undefined> {
  const previous = state.alertRules.get(terms.ruleId);
  if (!state.accounts.has(terms.account)) {
    return refused({ code: 'account-not-found', account: terms.account });
  }
  if (isPast(terms, terms.rearmAt)) {
    const problem = `must not be ${terms.comparison} the threshold`;
    return refused({ code: 'alert-rule-malformed', field: 'rearmAt', problem });
  }
  if (previous === undefined && state.alertRules.size >= rulesMax) {
    const problem = `there are ${rulesMax} rules already, and no more than that may be`;
    return refused({ code: 'alert-rule-malformed', field: 'ruleId', problem });
  }
  const event: DeskEvent = {
    type: 'ALERT_RULE_SET',
    terms,
    by,
    ...(previous === undefined ? {} : { previous: termsOf(previous) }),
  };
  return { events: [event], result: success(undefined) };
}

/** Decides that a rule goes. Error: alert-rule-not-found. */
export function decideRemoveAlertRule(
  { state }: DeskContext,
  ruleId: string,
  by: UserName,
): Decision<undefined> {
  const previous = state.alertRules.get(ruleId);
  return previous === undefined
    ? refused({ code: 'alert-rule-not-found', ruleId })
    : {
        events: [{ type: 'ALERT_RULE_REMOVED', ruleId, previous: termsOf(previous), by }],
        result: success(undefined),
      };
}

/** What the metrics of an account stand at; absent: not known now, and no rule about it moves. */
export interface AccountReadings {
  readonly now: Readonly<Partial<Record<AlertMetric, bigint>>>;
  /** Those over a period, by it. */
  readonly over: Readonly<
    Record<AlertPeriod, Readonly<Partial<Record<(typeof metricsOverPeriods)[number], bigint>>>>
  >;
}

export type AlertReadings = ReadonlyMap<AccountId, AccountReadings>;

/**
 * Holds every rule against its figure. An armed one whose figure is past the threshold fires, once;
 * one that has fired is armed again when its figure has come back to `rearmAt`.
 */
export function decideAlertReadings(
  { state }: DeskContext,
  readings: AlertReadings,
): Decision<undefined> {
  const events: DeskEvent[] = [];
  for (const rule of state.alertRules.values()) {
    const value = readingOf(readings.get(rule.account), rule);
    if (value === undefined) {
      continue;
    }
    const { ruleId, severity } = rule;
    if (rule.firedAt === undefined && isPast(rule, value)) {
      const message = sentenceOfRule(rule, value);
      events.push({ type: 'ALERT_RULE_FIRED', ruleId, value, severity, message });
    } else if (rule.firedAt !== undefined && isBack(rule, value)) {
      events.push({ type: 'ALERT_RULE_REARMED', ruleId, value });
    }
  }
  return { events, result: success(undefined) };
}

function readingOf(
  readings: AccountReadings | undefined,
  { metric, period = 'account' }: AlertRuleTerms,
): bigint | undefined {
  return hasPeriod(metric) ? readings?.over[period][metric] : readings?.now[metric];
}

function refused(error: Extract<Decision<undefined>['result'], { readonly ok: false }>['error']) {
  return { events: [], result: failure(error) };
}

function termsOf({
  changedBy: _by,
  changedAt: _at,
  firedAt: _fired,
  ...terms
}: AlertRuleTerms & {
  readonly changedBy: UserName;
  readonly changedAt: number;
  readonly firedAt?: number;
}): AlertRuleTerms {
  return terms;
}
