'use client';

import type { ReactNode } from 'react';
import type { ApiRequest } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import type { ButtonTone } from '@/components/ui/button';
import { ReasonForm } from '@/components/ui/reason-form';

interface ActFormProps {
  readonly about: string;
  readonly label: string;
  readonly action: string;
  readonly tone?: ButtonTone;
  readonly toRequest: (reason: string) => ApiRequest<unknown>;
}

/** An act on a break or an unknown order, with its reason and the desk's answer to it. */
export function ActForm({
  about,
  label,
  action,
  tone = 'primary',
  toRequest,
}: ActFormProps): ReactNode {
  const act = useApiMutation(toRequest);
  return (
    <ReasonForm
      about={about}
      label={label}
      verb={action}
      tone={tone}
      because={act.isPending ? 'being sent' : undefined}
      onSend={(reason, whenDone) => sendThen(act, reason, whenDone)}
      problem={<Refused error={act.error} />}
    />
  );
}
