'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { callApi } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { DeskMark } from '@/components/ui/desk-mark';
import { Door } from '@/components/ui/door';
import { isFocusFree } from '@/components/ui/is-focus-free';
import { keepTypingOf } from '@/components/ui/kept-typing';
import { PasswordField } from '@/components/ui/password-field';
import { rememberPreferences } from '@/components/ui/preferences';
import { useIsLive } from '@/components/ui/use-is-live';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { UsernameField } from '@/components/ui/username-field';
import { preferences } from '@/contract/preferences';
import { type SignInRequest, session, setupState, signInRequest } from '@/contract/session';
import { safeNext } from './safe-next';

const nobodyYet = { username: '' };

/**
 * The desk's look is known before the desk is drawn, also in a browser that is new to this person. The desk takes the
 * place of the door: going back does not ask who is signed in to sign in.
 */
async function enter(): Promise<void> {
  const kept = await callApi({ method: 'GET', path: '/preferences', schema: preferences });
  if (kept.ok) {
    rememberPreferences(kept.value);
  }
  window.location.replace(safeNext(window.location.search));
}

/** The way in. What was typed stays when the desk says no, but for the password. */
export function SignIn(): ReactNode {
  const signIn = useApiMutation(toRequest);
  const setup = useApiQuery('/setup', setupState);
  // Nothing to begin with: what was typed before the script came stays in its field.
  const form = useForm<SignInRequest>({ resolver: zodResolver(signInRequest) });
  const { register, handleSubmit, formState, setFocus, resetField } = form;
  const forget = useKeptForm('sign-in', form, nobodyYet);
  const isLive = useIsLive();
  useEffect(() => {
    if (isFocusFree()) {
      setFocus('username');
    }
  }, [setFocus]);
  // First, so that the first wrong field in sight is the one that takes the focus.
  const username = register('username');
  const submit = handleSubmit((request) =>
    signIn.mutate(request, {
      onSuccess: ({ username: name }) => {
        forget();
        keepTypingOf(name);
        void enter();
      },
      onError: () => {
        resetField('password', { defaultValue: '' });
        setFocus('password');
      },
    }),
  );
  const busy = signIn.isPending || signIn.isSuccess ? 'being asked' : undefined;
  return (
    <Door
      mark={<DeskMark />}
      title="Sign in"
      lead={setup.data?.needed === true ? <SetUpNeeded /> : 'to your trading desk.'}
    >
      <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
        <UsernameField error={formState.errors.username?.message} {...username} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password')}
        />
        <Refused error={signIn.error} />
        <Button
          type={isLive ? 'submit' : 'button'}
          tone="primary"
          size="l"
          reason="hidden"
          because={isLive ? busy : 'not yet'}
        >
          {busy === undefined ? 'Sign in' : 'Signing in…'}
        </Button>
      </form>
    </Door>
  );
}

function SetUpNeeded(): ReactNode {
  return (
    <span className="text-warn">
      Nobody belongs to this desk yet. Open the set-up link that the console printed when the desk
      started.
    </span>
  );
}

function toRequest(body: SignInRequest) {
  return { method: 'POST', path: '/session', body, schema: session } as const;
}
