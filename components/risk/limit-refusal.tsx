import type { ReactNode } from 'react';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { type LimitName, limitWords } from '@/components/ui/limit-words';
import { ProblemNote } from '@/components/ui/problem-note';
import { problem as problemSchema } from '@/contract/problem';

/** The desk's no to new limits: its code, its sentence, and what is wrong with which field. */
export function LimitRefusal({ problem }: { readonly problem: ApiProblem }): ReactNode {
  const read = problem.kind === 'refused' ? problemSchema.safeParse(problem.members) : undefined;
  const errors = read?.data?.errors ?? [];
  return (
    <ProblemNote
      code={problem.code}
      sentence={
        problem.kind === 'unreachable'
          ? `The desk did not answer (${problem.detail}). What you typed is kept; send it again.`
          : sentenceOf(problem)
      }
      facts={errors.map(({ field, message }) => ({ name: nameOfField(field), value: message }))}
    />
  );
}

function nameOfField(field: string): string {
  const last = field.replace(/^limits\./, '');
  return last in limitWords ? limitWords[last as LimitName].name : last;
}
