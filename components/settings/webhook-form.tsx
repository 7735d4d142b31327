'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { type Choice, ChoiceList } from '@/components/ui/choice-list';
import { DialogForm } from '@/components/ui/dialog-form';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { type Webhook, webhookRequest } from '@/contract/webhook';
import { changeWebhookCall, makeWebhookCall } from './webhook-calls';
import { WebhookSecret } from './webhook-secret';

const told = ['rules', 'warning', 'high', 'critical', 'info'] as const;
type Told = (typeof told)[number];

/** The contract's request, with what is told as one choice. */
const webhookForm = webhookRequest.omit({ everythingFrom: true }).extend({ told: z.enum(told) });
type WebhookForm = z.output<typeof webhookForm>;

const choices: readonly Choice<Told>[] = [
  { value: 'rules', name: 'Rules', meaning: 'Only what the alert rules say.' },
  { value: 'critical', name: 'And critical', meaning: 'Rules, and every critical alert.' },
  { value: 'high', name: 'And high', meaning: 'Rules, and every alert that is high or critical.' },
  { value: 'warning', name: 'And warnings', meaning: 'Rules, and everything from a warning up.' },
  { value: 'info', name: 'All', meaning: 'Every alert of the desk.' },
];

const nothingYet = { name: '', told: 'rules' } as const;

interface WebhookFormProps {
  /** Absent: a new one is made. */
  readonly changed?: Webhook | undefined;
  readonly onClose: () => void;
}

/** Says where alerts are sent to. A new webhook shows its secret once. */
export function WebhookFormDialog({ changed, onClose }: WebhookFormProps): ReactNode {
  const making = useApiMutation(makeWebhookCall);
  const changing = useApiMutation(changeWebhookCall);
  const form = useForm<WebhookForm>({
    resolver: zodResolver(webhookForm),
    defaultValues: {
      name: changed?.name ?? '',
      url: changed?.url ?? '',
      told: changed?.everythingFrom ?? 'rules',
    },
  });
  const { register, control, handleSubmit, formState, setFocus } = form;
  // Many an address is itself a secret: it is not kept.
  const forget = useKeptForm(changed === undefined ? 'webhook' : undefined, form, nothingYet);
  useEffect(() => setFocus('name'), [setFocus]);
  const { errors } = formState;
  const submit = handleSubmit(({ told: from, ...request }) => {
    const terms = { ...request, ...(from === 'rules' ? {} : { everythingFrom: from }) };
    if (changed === undefined) {
      making.mutate(terms, { onSuccess: forget });
    } else {
      const { webhookId } = changed;
      changing.mutate({ webhookId, terms }, { onSuccess: onClose });
    }
  });
  if (making.data !== undefined) {
    return <WebhookSecret made={making.data} onClose={onClose} />;
  }
  return (
    <DialogForm
      title={changed === undefined ? 'Send alerts to an address' : `Change ${changed.name}`}
      description="The desk posts each alert as signed JSON, in order, and tries again until it is taken."
      verb={changed === undefined ? 'Make the webhook' : 'Change it'}
      isSending={making.isPending || changing.isPending}
      problem={<Refused error={making.error ?? changing.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Who is told" layout="above" error={errors.name?.message}>
        {(ids) => <TextInput ids={ids} autoComplete="off" {...register('name')} />}
      </Field>
      <Field label="Address" layout="above" error={errors.url?.message}>
        {(ids) => (
          <TextInput
            ids={ids}
            autoComplete="off"
            inputMode="url"
            placeholder="https://"
            {...register('url')}
          />
        )}
      </Field>
      <Controller
        control={control}
        name="told"
        render={({ field }) => (
          <ChoiceList
            label="What is told"
            choices={choices}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </DialogForm>
  );
}
