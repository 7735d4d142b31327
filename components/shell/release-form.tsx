'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { ReasonField } from '@/components/ui/reason-field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { type Kill, killReleasePhrase, killReleaseRequest } from '@/contract/kill-switch';
import { releaseCall } from './kill-calls';
import { untilReleaseMs } from './kill-plan';
import { useDeskTime } from './use-desk-time';

const releaseForm = killReleaseRequest.extend({
  phrase: z.string().refine((typed) => typed.trim().toLowerCase() === killReleasePhrase, {
    error: `Type exactly: ${killReleasePhrase}`,
  }),
});

const noReasonYet = { reason: '' };

/** The phrase, the reason, and the minute that a kill stands. */
export function ReleaseForm({
  kill,
  onDone,
}: {
  readonly kill: Kill;
  readonly onDone: () => void;
}): ReactNode {
  const release = useApiMutation(releaseCall);
  const deskTime = useDeskTime();
  const form = useForm({
    resolver: zodResolver(releaseForm),
    defaultValues: { phrase: '', reason: '' },
  });
  const { register, handleSubmit, formState } = form;
  // The phrase is there to be typed each time.
  const forget = useKeptForm('release', form, noReasonYet);
  const waitMs = deskTime === undefined ? 0 : untilReleaseMs(kill, deskTime);
  const { errors } = formState;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={handleSubmit((request) =>
        sendThen(release, request, forget, { onSuccess: onDone }),
      )}
    >
      <Field
        label="Phrase"
        layout="above"
        error={errors.phrase?.message}
        hint={
          <>
            Type <b className="font-mono text-text">{killReleasePhrase}</b>
          </>
        }
      >
        {(ids) => (
          <TextInput ids={ids} autoComplete="off" spellCheck={false} {...register('phrase')} />
        )}
      </Field>
      <ReasonField error={errors.reason?.message} {...register('reason')} />
      <Refused error={release.error} />
      <div className="flex items-center justify-end gap-2">
        <Button
          type="submit"
          tone="danger"
          because={
            waitMs > 0
              ? `a kill stands for a minute: ${Math.ceil(waitMs / 1_000)} s left`
              : undefined
          }
        >
          {release.isPending ? 'Releasing…' : 'Release'}
        </Button>
      </div>
    </form>
  );
}
