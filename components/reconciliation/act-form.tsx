'use client';

import type { ReactNode } from 'react';
import type { ApiRequest } from '@/components/feed/api-client';
import { sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import type { ButtonTone } from '@/components/ui/button';
import { ProblemNote } from '@/components/ui/problem-note';
import { ReasonForm } from '@/components/ui/reason-form';

interface ActFormProps {
  readonly label: string;
  readonly action: string;
  readonly tone?: ButtonTone;
  readonly toRequest: (reason: string) => ApiRequest<unknown>;
}

/** An act on a break or an unknown order, with its reason and the desk's answer to it. */
export function ActForm({ label, action, tone = 'primary', toRequest }: ActFormProps): ReactNode {
  const act = useApiMutation(toRequest);
  return (
    <ReasonForm
      label={label}
      verb={action}
      tone={tone}
      because={act.isPending ? 'being sent' : undefined}
      onSend={(reason) => act.mutate(reason)}
      problem={
        act.error === null ? null : (
          <ProblemNote
            code={act.error.problem.code}
            sentence={sentenceOf(act.error.problem)}
            facts={factsOf(act.error.problem)}
          />
        )
      }
    />
  );
}
