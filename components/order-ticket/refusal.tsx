import type { ReactNode } from 'react';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { formatFigure } from '@/components/ui/format-figures';
import { ProblemNote } from '@/components/ui/problem-note';
import { problem as problemSchema } from '@/contract/problem';
import type { Verdict } from '@/contract/verdict';
import { checkNames } from './check-names';

interface RefusalProps {
  readonly problem: ApiProblem;
}

/** The desk's no to an order: its code, its sentence, and the figures of every check that failed. */
export function Refusal({ problem }: RefusalProps): ReactNode {
  const read = problem.kind === 'refused' ? problemSchema.safeParse(problem.members) : undefined;
  const verdicts = read?.data?.verdicts?.filter(({ passed }) => !passed) ?? [];
  const errors = read?.data?.errors ?? [];
  const facts = [
    ...verdicts.flatMap(factsOf),
    ...errors.map(({ field, message }) => ({
      name: field === '' ? 'Order' : field,
      value: message,
    })),
  ];
  return <ProblemNote code={problem.code} sentence={sentenceOf(problem)} facts={facts} />;
}

function factsOf({ code, projected, limit, message }: Verdict) {
  const value =
    projected === undefined || limit === undefined
      ? message
      : `${formatFigure(projected)} / ${formatFigure(limit)}`;
  return [{ name: checkNames[code], value }];
}
