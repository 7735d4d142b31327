import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import { type AlertRule, alertRule, alertRulePage } from '@/contract/alert-rule';

export interface RuleIntent {
  readonly ruleId: string;
  readonly name: string;
  readonly metric: AlertRule['metric'];
  readonly comparison: AlertRule['comparison'];
  readonly threshold: string;
  readonly rearmAt: string;
  readonly severity: AlertRule['severity'];
  readonly period: NonNullable<AlertRule['period']>;
}

export function toSetRule({ ruleId, rearmAt, ...terms }: RuleIntent): ApiRequest<AlertRule> {
  return {
    method: 'PUT',
    path: pathOf`/alert-rules/${ruleId}`,
    body: { ...terms, ...(rearmAt.trim() === '' ? {} : { rearmAt: rearmAt.trim() }) },
    schema: alertRule,
  };
}

export function toRemoveRule(ruleId: string): ApiRequest<undefined> {
  return { method: 'DELETE', path: pathOf`/alert-rules/${ruleId}` };
}

/** The rules; asked again now and then, for they fire by themselves. */
export function useAlertRules() {
  return useApiQuery('/alert-rules', alertRulePage, { refetchIntervalMs: 3_000 });
}
