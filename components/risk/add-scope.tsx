'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import * as z from 'zod';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
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

const nothingYet = { kind: 'instrument', id: '' };

/** Begins a node of the tree that says nothing yet. */
export function AddScope({ onAdd }: { readonly onAdd: (scopeKey: string) => void }): ReactNode {
  const { typing, type, forget } = useKeptTyping('limit-scope', nothingYet);
  const kind = kinds.find((one) => one === typing.kind) ?? 'instrument';
  const [isTried, setTried] = useState(false);
  const instruments = useRows('instruments');
  const known = useRows('limits');
  const listId = useId();
  const read = idSchemas[kind].safeParse(typing.id);
  const names = kind === 'instrument' ? instruments.map(({ instrument }) => instrument) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(!read.success);
    if (read.success) {
      onAdd(keyOfScope({ kind, id: read.data }));
      forget();
    }
  };
  return (
    <form
      noValidate
      aria-label="Another scope"
      onSubmit={submit}
      className="grid gap-2 border-t border-line-soft px-2.5 py-2.5"
    >
      <Segmented
        label="Kind of scope"
        value={kind}
        onChange={(next) => {
          type({ kind: next });
          setTried(false);
        }}
        options={kinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <Field
        label={`${kindNames[kind]} to limit`}
        layout="above"
        error={isTried ? read.error?.issues[0]?.message : undefined}
      >
        {(ids) => (
          <TextInput
            ids={ids}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            placeholder={examples[kind]}
            value={typing.id}
            onChange={({ target }) => type({ id: target.value })}
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
