'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Plus } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import { accountText, instrumentText, strategyText, usernameText } from '@/contract/names';
import { keyOfScope } from './scope-key';

const kinds = ['instrument', 'account', 'strategy', 'operator'] as const;
type Kind = (typeof kinds)[number];

const idSchemas = {
  instrument: z
    .string()
    .transform((typed) => typed.trim().toUpperCase())
    .pipe(instrumentText),
  account: z.string().trim().pipe(accountText),
  strategy: z.string().trim().pipe(strategyText),
  operator: z.string().trim().pipe(usernameText),
} as const satisfies Record<Kind, z.ZodType<string>>;

const kindNames = {
  instrument: 'Instrument',
  account: 'Account',
  strategy: 'Strategy',
  operator: 'Operator',
} as const satisfies Record<Kind, string>;

const examples = {
  instrument: 'AAPL',
  account: 'main',
  strategy: 'mean-reversion',
  operator: 'anna',
} as const satisfies Record<Kind, string>;

/** Begins a node of the tree that says nothing yet. */
export function AddScope({ onAdd }: { readonly onAdd: (scopeKey: string) => void }): ReactNode {
  const [kind, setKind] = useState<Kind>('instrument');
  const instruments = useRows('instruments');
  const known = useRows('limits');
  const listId = useId();
  const schema = z.object({ id: idSchemas[kind] });
  const { register, handleSubmit, formState, reset, clearErrors } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { id: '' },
  });
  const names = kind === 'instrument' ? instruments.map(({ instrument }) => instrument) : [];
  return (
    <form
      noValidate
      aria-label="Another scope"
      onSubmit={handleSubmit(({ id }) => {
        onAdd(keyOfScope({ kind, id }));
        reset();
      })}
      className="grid gap-2 border-t border-line-soft px-2.5 py-2.5"
    >
      <Segmented
        label="Kind of scope"
        value={kind}
        onChange={(next) => {
          setKind(next);
          clearErrors();
        }}
        options={kinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Field
        label={`${kindNames[kind]} to limit`}
        layout="above"
        error={formState.errors.id?.message}
      >
        {(ids) => (
          <TextInput
            ids={ids}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            placeholder={examples[kind]}
            {...register('id')}
          />
        )}
      </Field>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit" size="s">
        <Plus aria-hidden="true" size={13} />
        {known.length === 0 ? 'Begin' : 'Limit it'}
      </Button>
    </form>
  );
}
