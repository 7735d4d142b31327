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
import { notify } from '@/components/ui/notify';
import { ReasonField } from '@/components/ui/reason-field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { reasonText, strategyText } from '@/contract/names';
import type { Strategy } from '@/contract/strategy';
import { strategyCall } from './signal-calls';
import { type Entries, entriesOf, entriesWords, switchesOf } from './strategy-entries';

interface StrategyFormProps {
  /** Absent: a new one is made known. */
  readonly changed?: Strategy | undefined;
  /** Names that are taken. */
  readonly known: readonly string[];
  readonly onClose: () => void;
}

/** Makes a strategy known, or says anew what becomes of its entries; with a reason for the journal. */
export function StrategyForm({ changed, known, onClose }: StrategyFormProps): ReactNode {
  const setting = useApiMutation(strategyCall);
  const asItIs = {
    strategy: changed?.strategy ?? '',
    entries: changed === undefined ? ('people' as const) : entriesOf(changed),
    reason: '',
  };
  const form = useForm<StrategyTyping>({
    resolver: zodResolver(changed === undefined ? newStrategy(known) : strategyFields),
    defaultValues: asItIs,
  });
  const { register, control, handleSubmit, formState, setFocus, watch } = form;
  const forget = useKeptForm(`strategy.${changed?.strategy ?? ''}`, form, asItIs);
  const first = changed === undefined ? 'strategy' : 'reason';
  useEffect(() => setFocus(first), [setFocus, first]);
  const { errors } = formState;
  // First, so that the first wrong field in sight is the one that takes the focus.
  const name = register('strategy');
  const submit = handleSubmit(({ strategy, entries, reason }) =>
    setting.mutate(
      { strategy, reason, ...switchesOf(entries) },
      {
        onSuccess: () => {
          forget();
          notify({
            title: `${strategy}: ${entriesWords[entries].name.toLowerCase()}`,
            tone: 'good',
          });
          onClose();
        },
      },
    ),
  );
  const isSame = changed !== undefined && watch('entries') === entriesOf(changed);
  return (
    <DialogForm
      title={changed === undefined ? 'Make a strategy known' : `Change ${changed.strategy}`}
      description={
        changed === undefined
          ? 'From then on its signals are taken under this name. What it may lose or hold is limited on the risk page.'
          : 'In force for every signal from now on; what it holds stays protected.'
      }
      verb={changed === undefined ? 'Make it known' : 'Change it'}
      because={isSame ? 'it is so already' : undefined}
      isSending={setting.isPending}
      problem={<Refused error={setting.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {changed === undefined ? (
        <Field
          label="Name"
          layout="above"
          error={errors.strategy?.message}
          hint="As its signals say it, such as mean-reversion. The journal names it so for ever."
        >
          {(ids) => <TextInput ids={ids} autoComplete="off" spellCheck={false} {...name} />}
        </Field>
      ) : null}
      <Controller
        control={control}
        name="entries"
        render={({ field }) => (
          <div className="flex flex-col gap-1.5">
            <span aria-hidden="true" className="text-soft">
              Its entries
            </span>
            <ChoiceList
              label="Its entries"
              choices={choices}
              value={field.value}
              onChange={field.onChange}
            />
          </div>
        )}
      />
      <ReasonField error={errors.reason?.message} {...register('reason')} />
    </DialogForm>
  );
}

const choices: readonly Choice<Entries>[] = (['off', 'people', 'itself'] as const).map((value) => ({
  value,
  ...entriesWords[value],
}));

const strategyFields = z.object({
  strategy: z.string().trim().pipe(strategyText),
  entries: z.enum(['off', 'people', 'itself']),
  reason: reasonText,
});
type StrategyTyping = z.input<typeof strategyFields>;

function newStrategy(known: readonly string[]) {
  return strategyFields.refine(({ strategy }) => !known.includes(strategy), {
    path: ['strategy'],
    error: 'That one is known already: change it where it stands.',
  });
}
