'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect } from 'react';
import { useForm } from 'react-hook-form';
import type { ApiRequest } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useSession, useTakeSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import { type PasswordConfirmation, passwordConfirmation, type Session } from '@/contract/session';

interface PasswordFormProps {
  readonly call: (given: PasswordConfirmation) => ApiRequest<Session>;
  /** What pressing its button does. */
  readonly verb: string;
  readonly onDone?: () => void;
}

/** The own password, and what the desk says to it. A wrong one is emptied and asked again. */
export function PasswordForm({ call, verb, onDone }: PasswordFormProps): ReactNode {
  const session = useSession().data;
  const takeSession = useTakeSession();
  const giving = useApiMutation(call);
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<PasswordConfirmation>(
    {
      resolver: zodResolver(passwordConfirmation),
      defaultValues: { password: '' },
    },
  );
  useEffect(() => setFocus('password'), [setFocus]);
  const submit = handleSubmit((given) =>
    giving.mutate(given, {
      onSuccess: (taken) => {
        takeSession(taken);
        onDone?.();
      },
      onError: () => {
        resetField('password');
        setFocus('password');
      },
    }),
  );
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <input type="hidden" autoComplete="username" value={session?.username ?? ''} readOnly />
      <PasswordField
        label={`Password of ${session?.username ?? 'this session'}`}
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Refused error={giving.error} />
      <Button
        type="submit"
        tone="primary"
        className="self-end"
        because={giving.isPending ? 'being asked' : undefined}
        reason="hidden"
      >
        {verb}
      </Button>
    </form>
  );
}
