'use client';

import type { ReactNode } from 'react';
import { ProblemNote } from '@/components/ui/problem-note';
import { type ApiFailure, sentenceOf } from './api-problem';
import { factsOf } from './problem-facts';

interface RefusedProps {
  readonly error: ApiFailure | null;
  /** What one does instead, where there is another way. */
  readonly elsewhere?: string;
}

/** The desk's no to a call: code, sentence and numbers, the same everywhere; nothing while there is none. */
export function Refused({ error, elsewhere }: RefusedProps): ReactNode {
  if (error === null) {
    return null;
  }
  const { problem } = error;
  const sentence = sentenceOf(problem);
  return (
    <ProblemNote
      code={problem.code}
      sentence={elsewhere === undefined ? sentence : `${sentence} ${elsewhere}`}
      // What the sentence says already is not said twice.
      facts={factsOf(problem).filter(({ name, value }) => value !== '' || !sentence.includes(name))}
    />
  );
}
