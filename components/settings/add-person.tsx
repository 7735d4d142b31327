'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { ChoiceList } from '@/components/ui/choice-list';
import { DialogForm } from '@/components/ui/dialog-form';
import { Field } from '@/components/ui/field';
import { notify } from '@/components/ui/notify';
import { PasswordField } from '@/components/ui/password-field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { type PersonRequest, personRequest } from '@/contract/person';
import { roleOrder, roleWords } from './role-words';
import { addPersonCall } from './settings-calls';

const nobodyYet = { username: '', role: 'viewer' } as const;

/** Lets somebody in: name, first password, role. */
export function AddPerson({ onClose }: { readonly onClose: () => void }): ReactNode {
  const adding = useApiMutation(addPersonCall);
  const form = useForm<PersonRequest>({
    resolver: zodResolver(personRequest),
    defaultValues: { ...nobodyYet, password: '' },
  });
  const { register, control, handleSubmit, formState, setFocus } = form;
  const forget = useKeptForm('person', form, nobodyYet);
  useEffect(() => setFocus('username'), [setFocus]);
  const { errors } = formState;
  // First, so that the first wrong field in sight is the one that takes the focus.
  const username = register('username');
  const submit = handleSubmit((request) =>
    adding.mutate(request, {
      onSuccess: ({ username }) => {
        forget();
        notify({ title: `${username} may come in`, tone: 'good' });
        onClose();
      },
    }),
  );
  return (
    <DialogForm
      title="Add a person"
      description="Tell them their first password in person; they change it under Settings."
      verb="Add the person"
      isSending={adding.isPending}
      problem={<Refused error={adding.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Name"
        layout="above"
        error={errors.username?.message}
        hint="Letters and digits, such as anna. The journal names them by it for ever."
      >
        {(ids) => (
          <TextInput
            ids={ids}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...username}
          />
        )}
      </Field>
      <PasswordField
        label="First password"
        autoComplete="new-password"
        error={errors.password?.message}
        hint="At least 12 characters."
        {...register('password')}
      />
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <ChoiceList
            label="Role"
            choices={roleChoices}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </DialogForm>
  );
}

const roleChoices = roleOrder.map((value) => ({
  value,
  name: roleWords[value].name,
  meaning: roleWords[value].may,
}));
