'use client';

import type { ReactNode } from 'react';
import { type ApiFailure, sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { ProblemNote } from '@/components/ui/problem-note';

/** Why a feed was refused: its sentence, then every bad line with its place. */
export function FeedProblem({ failure }: { readonly failure: ApiFailure | null }): ReactNode {
  if (failure === null) {
    return null;
  }
  const facts = factsOf(failure.problem);
  return (
    <div className="flex flex-col gap-2">
      <ProblemNote code={failure.problem.code} sentence={sentenceOf(failure.problem)} />
      {facts.length < 2 ? null : (
        <ul aria-label="Bad lines" className="flex max-h-40 flex-col gap-1 overflow-y-auto">
          {facts.map(({ name, value }) => (
            <li key={`${name} ${value}`} className="text-s">
              <span className="font-semibold">{name}</span>{' '}
              <span className="text-soft">{value}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
