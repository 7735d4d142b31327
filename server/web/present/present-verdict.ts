import type { Verdict } from '../../../contract/verdict';
import type { RiskVerdict } from '../../core/risk/risk-verdict';
import { sentenceOfVerdict } from '../../core/risk/sentence-of-verdict';
import { presentOptional } from './present-numbers';

export function presentVerdict(verdict: RiskVerdict): Verdict {
  const { code, passed, severity, scope, unit } = verdict;
  return {
    code,
    passed,
    severity,
    scope: presentScope(scope),
    unit,
    limit: presentOptional(verdict.limit),
    current: presentOptional(verdict.current),
    projected: presentOptional(verdict.projected),
    headroom: presentOptional(verdict.headroom),
    message: sentenceOfVerdict(verdict),
  };
}

export function presentVerdicts(verdicts: readonly RiskVerdict[]): Verdict[] {
  return verdicts.map(presentVerdict);
}

export function presentScope({ kind, id }: RiskVerdict['scope']): Verdict['scope'] {
  return id === undefined ? { kind } : { kind, id };
}
