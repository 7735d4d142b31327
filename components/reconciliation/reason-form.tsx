'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiRequest } from '@/components/feed/api-client';
import { sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button, type ButtonTone } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ProblemNote } from '@/components/ui/problem-note';
import { TextInput } from '@/components/ui/text-input';

interface ReasonFormProps {
  readonly label: string;
  readonly action: string;
  readonly tone?: ButtonTone;
  readonly toRequest: (reason: string) => ApiRequest<unknown>;
}

/** An act with its reason, which is kept in the journal with the name of who gave it. */
export function ReasonForm({
  label,
  action,
  tone = 'primary',
  toRequest,
}: ReasonFormProps): ReactNode {
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const act = useApiMutation(toRequest);
  const isEmpty = reason.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isEmpty && !act.isPending) {
      act.mutate(reason.trim());
    }
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-2">
      <Field
        label={label}
        layout="above"
        error={
          isTried && isEmpty ? 'Say why, in a few words: it is kept with your name.' : undefined
        }
      >
        {(ids) => (
          <TextInput
            ids={ids}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {act.error === null ? null : (
        <ProblemNote
          code={act.error.problem.code}
          sentence={sentenceOf(act.error.problem)}
          facts={factsOf(act.error.problem)}
        />
      )}
      <div className="flex justify-end">
        <Button type="submit" tone={tone} because={act.isPending ? 'being sent' : undefined}>
          {action}
        </Button>
      </div>
    </form>
  );
}
