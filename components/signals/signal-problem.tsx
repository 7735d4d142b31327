'use client';

import type { ReactNode } from 'react';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { ProblemNote } from '@/components/ui/problem-note';

/** The desk's no to a person's decision; nothing while there is none. */
export function SignalProblem({
  problem,
}: {
  readonly problem: ApiProblem | undefined;
}): ReactNode {
  return problem === undefined ? null : (
    <ProblemNote code={problem.code} sentence={sentenceOf(problem)} facts={factsOf(problem)} />
  );
}
