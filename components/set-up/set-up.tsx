'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { type ReactNode, useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { DeskMark } from '@/components/ui/desk-mark';
import { Door } from '@/components/ui/door';
import { isFocusFree } from '@/components/ui/is-focus-free';
import { PasswordField } from '@/components/ui/password-field';
import { useIsLive } from '@/components/ui/use-is-live';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { UsernameField } from '@/components/ui/username-field';
import {
  passwordLengthMin,
  type SetupRequest,
  session,
  setupRequest,
  setupState,
} from '@/contract/session';
import { PasswordStrength } from './password-strength';
import { readToken } from './read-token';

/** Makes the first administrator, for whoever holds the link that the console printed. */
export function SetUp(): ReactNode {
  const setup = useApiQuery('/setup', setupState);
  const token = useToken();
  return (
    <Door
      mark={<DeskMark />}
      title="Set up your desk"
      lead="The first person is its administrator: they trade, set limits and let others in."
    >
      {setup.data?.needed === false ? <AlreadyDone /> : <SetUpForm token={token} />}
    </Door>
  );
}

const setUpForm = setupRequest
  .omit({ token: true })
  .extend({ again: z.string() })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    error: 'Is not the same as the password above.',
  });
type SetUpFields = z.input<typeof setUpForm>;

const nobodyYet = { username: '' };

function SetUpForm({ token }: { readonly token: string | undefined }): ReactNode {
  const create = useApiMutation(createCall);
  const isLive = useIsLive();
  // Nothing to begin with: what was typed before the script came stays in its field.
  const form = useForm<SetUpFields>({ resolver: zodResolver(setUpForm) });
  const { register, handleSubmit, formState, setFocus, watch } = form;
  const forget = useKeptForm('set-up', form, nobodyYet);
  useEffect(() => {
    if (isFocusFree()) {
      setFocus('username');
    }
  }, [setFocus]);
  const { errors } = formState;
  const busy = create.isPending || create.isSuccess ? 'being made' : undefined;
  // First, so that the first wrong field in sight is the one that takes the focus.
  const username = register('username');
  const submit = handleSubmit(({ username, password }) =>
    create.mutate(
      { token: token ?? '', username, password },
      {
        onSuccess: () => {
          forget();
          window.location.replace('/');
        },
      },
    ),
  );
  if (token === '') {
    return <NoToken />;
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <UsernameField
        error={errors.username?.message}
        hint="Letters and digits, such as chief."
        {...username}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        error={errors.password?.message}
        hint={<PasswordStrength password={watch('password', '')} minimum={passwordLengthMin} />}
        {...register('password')}
      />
      <PasswordField
        label="Password, again"
        autoComplete="new-password"
        error={errors.again?.message}
        {...register('again')}
      />
      <Refused error={create.error} />
      <Button
        type={isLive ? 'submit' : 'button'}
        tone="primary"
        size="l"
        reason="hidden"
        because={isLive ? busy : 'not yet'}
      >
        {busy === undefined ? 'Create the administrator' : 'Setting up…'}
      </Button>
    </form>
  );
}

function AlreadyDone(): ReactNode {
  return (
    <p className="text-soft">
      This desk has its administrator.{' '}
      <Link href="/login" className="text-accent underline underline-offset-2">
        Sign in
      </Link>
      .
    </p>
  );
}

function NoToken(): ReactNode {
  return (
    <p className="text-warn">
      The set-up link is not whole: open it exactly as the console printed it, with everything
      behind the #.
    </p>
  );
}

/** The token of the link; undefined until the page has read it, empty when there is none. */
function useToken(): string | undefined {
  const [token, setToken] = useState<string | undefined>(undefined);
  useEffect(() => setToken(readToken(window.location)), []);
  return token;
}

function createCall(body: SetupRequest) {
  return { method: 'POST', path: '/setup', body, schema: session } as const;
}
