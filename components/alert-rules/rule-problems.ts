import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { parseUnits } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { thousandsProblem } from '@/components/ui/read-number';
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
    const malformed = issue === undefined || field === 'name' ? issue?.message : figureWords;
    const unclear = field === 'name' ? undefined : thousandsProblem(draft[field].trim());
    const own = malformed ?? unclear ?? (field === 'rearmAt' ? wrongWayBack(draft) : undefined);
    const isRefused = refusal?.kind === 'refused' && refusal.members.field === field;
    const theirs = isRefused ? sentenceOf(refusal) : undefined;
    const message = own ?? theirs;
    if (message !== undefined) {
      problems[field] = message;
    }
  }
  return problems;
}

/** A rule is armed again where it does not fire: at its threshold, or on the good side of it. */
function wrongWayBack({ comparison, threshold, rearmAt }: RuleDraft): string | undefined {
  const fires = parseUnits(threshold.trim());
  const back = parseUnits(rearmAt.trim());
  if (fires === undefined || back === undefined) {
    return undefined;
  }
  const isPast = comparison === 'below' ? back < fires : back > fires;
  const way = comparison === 'below' ? 'more' : 'less';
  return isPast ? `Must be ${formatFigure(threshold.trim())} or ${way}.` : undefined;
}
