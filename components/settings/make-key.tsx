'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Checkbox } from '@/components/ui/checkbox';
import { DialogForm } from '@/components/ui/dialog-form';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { apiKeyRequest } from '@/contract/api-key';
import { NewSecret } from './new-secret';
import { scopeOrder, scopeWords } from './role-words';
import { makeKeyCall } from './settings-calls';

/** The contract's request, with a day as the form has it; empty = the key does not expire. */
const keyForm = apiKeyRequest.omit({ expiresAt: true }).extend({
  until: z.string().refine((day) => day === '' || endOfDay(day) > Date.now(), {
    error: 'Must be today or later.',
  }),
});
type KeyForm = z.output<typeof keyForm>;

const noKeyYet: z.input<typeof keyForm> = { name: '', scopes: ['read'], until: '' };

/** Makes a key, and shows its secret once. */
export function MakeKey({ onClose }: { readonly onClose: () => void }): ReactNode {
  const making = useApiMutation(makeKeyCall);
  const form = useForm<z.input<typeof keyForm>, unknown, KeyForm>({
    resolver: zodResolver(keyForm),
    defaultValues: noKeyYet,
  });
  const { register, control, handleSubmit, formState, setFocus } = form;
  const forget = useKeptForm('key', form, noKeyYet);
  useEffect(() => setFocus('name'), [setFocus]);
  const { errors } = formState;
  const submit = handleSubmit(({ until, ...request }) =>
    making.mutate(
      {
        ...request,
        ...(until === '' ? {} : { expiresAt: new Date(endOfDay(until)).toISOString() }),
      },
      { onSuccess: forget },
    ),
  );
  if (making.data !== undefined) {
    const { name, secret, scopes } = making.data;
    return (
      <NewSecret title={`The key of ${name}`} secret={secret} onClose={onClose}>
        Send it as <code className="figure">Authorization: Bearer {secret.slice(0, 8)}…</code>, with
        the scopes {scopes.join(', ')}. The desk keeps no copy of it.
      </NewSecret>
    );
  }
  return (
    <DialogForm
      title="Make a key"
      description="For one program each, with the scopes it needs and no more."
      verb="Make the key"
      isSending={making.isPending}
      problem={<Refused error={making.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Program" layout="above" error={errors.name?.message}>
        {(ids) => <TextInput ids={ids} autoComplete="off" {...register('name')} />}
      </Field>
      <Controller
        control={control}
        name="scopes"
        render={({ field }) => (
          <Field label="Scopes" layout="above" error={errors.scopes?.message}>
            {(ids) => (
              <fieldset
                id={ids.id}
                aria-label="Scopes"
                aria-describedby={ids.describedBy}
                className="grid gap-1.5 rounded-desk border border-line bg-sunken px-2.5 py-2"
              >
                {scopeOrder.map((scope) => (
                  <Checkbox
                    key={scope}
                    label={
                      <>
                        <b className="inline-block w-16 text-text">{scope}</b> {scopeWords[scope]}
                      </>
                    }
                    checked={field.value.includes(scope)}
                    onChange={(isOn) =>
                      field.onChange(
                        scopeOrder.filter((one) =>
                          one === scope ? isOn : field.value.includes(one),
                        ),
                      )
                    }
                  />
                ))}
              </fieldset>
            )}
          </Field>
        )}
      />
      <Field
        label="Good until the end of"
        layout="above"
        error={errors.until?.message}
        hint="Empty: until it is revoked."
      >
        {(ids) => <TextInput ids={ids} type="date" {...register('until')} />}
      </Field>
    </DialogForm>
  );
}

/** The last moment of a day on the clock of this computer; NaN for what is no day. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T23:59:59.999`);
}
