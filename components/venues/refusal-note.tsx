import type { ReactNode } from 'react';
import { type ApiFailure, sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { ProblemNote } from '@/components/ui/problem-note';

/** The desk's no to what was asked last; nothing while there is none. */
export function RefusalNote({ error }: { readonly error: ApiFailure | null }): ReactNode {
  return error === null ? null : (
    <ProblemNote
      code={error.problem.code}
      sentence={sentenceOf(error.problem)}
      facts={factsOf(error.problem)}
    />
  );
}
