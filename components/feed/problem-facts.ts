import { problem as problemSchema } from '@/contract/problem';
import type { ApiProblem } from './api-problem';

/** What stands behind a refusal, line by line: every check that failed, every field that is wrong. */
export interface ProblemFact {
  readonly name: string;
  readonly value: string;
}

/** None when the desk did not refuse, or had nothing to add to its sentence. */
export function factsOf(problem: ApiProblem): readonly ProblemFact[] {
  const read = problem.kind === 'refused' ? problemSchema.safeParse(problem.members) : undefined;
  const verdicts = (read?.data?.verdicts ?? []).filter(({ passed }) => !passed);
  const errors = read?.data?.errors ?? [];
  return [
    ...verdicts.map(({ message }) => ({ name: message, value: '' })),
    ...errors.map(({ field, message }) => ({
      name: field === '' ? 'Request' : field,
      value: message,
    })),
  ];
}
