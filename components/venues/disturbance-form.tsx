'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ApiFailure } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { type DisturbanceField, fieldWords, messagesOf, requestOf } from './disturbance-fields';
import { SelectInput } from './select-input';

interface DisturbanceFormProps {
  readonly what: 'fault' | 'scenario';
  readonly kinds: readonly {
    readonly value: string;
    readonly label: string;
    readonly meaning: string;
  }[];
  readonly fieldsOf: (kind: string) => readonly DisturbanceField[];
  readonly because: string | undefined;
  readonly error: ApiFailure | null;
  readonly onSend: (request: Record<string, unknown>, whenDone: () => void) => void;
}

const noTexts: Readonly<Record<string, string>> = {};

/** A form made from the contract: what a kind takes is asked, and checked by the contract itself. */
export function DisturbanceForm(props: DisturbanceFormProps): ReactNode {
  const { what, kinds, fieldsOf, because, error, onSend } = props;
  const instruments = useRows('instruments');
  const listId = useId();
  const first = kinds[0]?.value ?? '';
  const { typing, type, forget } = useKeptTyping(what, { kind: first, typed: noTexts });
  const { typed } = typing;
  // A kind that was kept may be gone from the contract.
  const kind = kinds.some(({ value }) => value === typing.kind) ? typing.kind : first;
  const [isTried, setTried] = useState(false);
  const fields = fieldsOf(kind);
  const wanted = Object.fromEntries(fields.map(({ name }) => [name, typed[name] ?? '']));
  const messages = messagesOf(what, requestOf(kind, wanted));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(messages).length === 0) {
      onSend(requestOf(kind, wanted), () => {
        setTried(false);
        forget();
      });
    }
  };
  const chosen = kinds.find(({ value }) => value === kind);
  return (
    <form noValidate aria-label={`New ${what}`} onSubmit={submit} className="flex flex-col gap-2.5">
      <Field label="Kind" layout="above" hint={chosen?.meaning}>
        {(ids) => (
          <SelectInput
            ids={ids}
            options={kinds}
            value={kind}
            onChange={({ target }) => {
              type({ kind: target.value });
              setTried(false);
            }}
          />
        )}
      </Field>
      <div className="grid gap-x-3 gap-y-2 min-[420px]:grid-cols-2">
        {fields.map(({ name, isNeeded }) => (
          <Field
            key={name}
            label={
              isNeeded
                ? `${fieldWords[name]?.title ?? name} (needed)`
                : (fieldWords[name]?.title ?? name)
            }
            layout="above"
            error={isTried ? messages[name] : undefined}
            hint={fieldWords[name]?.hint}
          >
            {(ids) => (
              <TextInput
                ids={ids}
                face="figure"
                autoComplete="off"
                list={name === 'instrument' ? listId : undefined}
                suffix={fieldWords[name]?.unit}
                value={typed[name] ?? ''}
                onChange={({ target }) => type({ typed: { ...typed, [name]: target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <datalist id={listId}>
        {instruments.map(({ instrument, name }) => (
          <option key={instrument} value={instrument}>
            {name}
          </option>
        ))}
      </datalist>
      <Refused error={error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" because={because}>
          {what === 'fault' ? 'Put the fault in' : 'Start the scenario'}
        </Button>
      </div>
    </form>
  );
}
