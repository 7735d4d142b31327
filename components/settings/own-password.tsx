'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useSession, useTakeSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import { PasswordField } from '@/components/ui/password-field';
import { newPassword, signInRequest } from '@/contract/session';
import { changePasswordCall } from './settings-calls';

const passwordForm = z
  .object({ current: signInRequest.shape.password, password: newPassword, again: z.string() })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    error: 'Is not the same as the password above.',
  })
  .refine(({ current, password }) => current !== password, {
    path: ['password'],
    error: 'Must differ from the password that is changed.',
  });

/** Changes one's own password. */
export function OwnPassword(): ReactNode {
  const username = useSession().data?.username ?? '';
  const takeSession = useTakeSession();
  const changing = useApiMutation(changePasswordCall);
  const { register, handleSubmit, formState, reset } = useForm<z.input<typeof passwordForm>>({
    resolver: zodResolver(passwordForm),
    defaultValues: { current: '', password: '', again: '' },
  });
  const { errors } = formState;
  const submit = handleSubmit(({ current, password }) =>
    changing.mutate(
      { current, password },
      {
        onSuccess: (taken) => {
          takeSession(taken);
          reset();
          notify({
            title: 'Your password is changed',
            description: 'Your other sessions have ended.',
            tone: 'good',
          });
        },
      },
    ),
  );
  return (
    <Panel title="Your password">
      <form
        noValidate
        aria-label="Your password"
        className="flex max-w-[420px] flex-col gap-4 overflow-y-auto p-4"
        onSubmit={submit}
      >
        <p className="text-soft">
          A new one ends your sessions elsewhere; this one goes on. API keys stay as they are.
        </p>
        <input type="hidden" autoComplete="username" value={username} readOnly />
        <PasswordField
          label="Password now"
          autoComplete="current-password"
          error={errors.current?.message}
          {...register('current')}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          error={errors.password?.message}
          hint="At least 12 characters; a sentence is easier to keep than a riddle."
          {...register('password')}
        />
        <PasswordField
          label="New password, again"
          autoComplete="new-password"
          error={errors.again?.message}
          {...register('again')}
        />
        <Refused error={changing.error} />
        <Button
          type="submit"
          tone="primary"
          className="self-start"
          because={changing.isPending ? 'being changed' : undefined}
          reason="hidden"
        >
          Change the password
        </Button>
      </form>
    </Panel>
  );
}
