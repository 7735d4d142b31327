import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { alertRuleRequest } from '@/contract/alert-rule';
import type { RuleIntent } from './rule-calls';

/** A rule as it is typed. */
export type RuleDraft = Omit<RuleIntent, 'ruleId'>;

const fields = ['name', 'threshold', 'rearmAt'] as const;
type RuleField = (typeof fields)[number];

const figureWords = 'Type a number in digits, such as -5000 or 2.5.';

/** What would be right of each field, by the contract; else what the desk has said of it. */
export function ruleProblems(
  draft: RuleDraft,
  refusal?: ApiProblem,
): Partial<Record<RuleField, string>> {
  const { rearmAt, threshold, ...rest } = draft;
  const checked = alertRuleRequest.safeParse({
    ...rest,
    threshold: threshold.trim(),
    ...(rearmAt.trim() === '' ? {} : { rearmAt: rearmAt.trim() }),
  });
  const issues = checked.error?.issues ?? [];
  const problems: Partial<Record<RuleField, string>> = {};
  for (const field of fields) {
    const issue = issues.find(({ path }) => path[0] === field);
    // The contract speaks to programs; a person types no JSON.
    const own = issue === undefined || field === 'name' ? issue?.message : figureWords;
    const isRefused = refusal?.kind === 'refused' && refusal.members.field === field;
    const theirs = isRefused ? sentenceOf(refusal) : undefined;
    const message = own ?? theirs;
    if (message !== undefined) {
      problems[field] = message;
    }
  }
  return problems;
}
