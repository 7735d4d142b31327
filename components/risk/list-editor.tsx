'use client';

import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type Control,
  type FieldErrors,
  type UseFormRegister,
  useFieldArray,
} from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { type LimitListName, limitListWords } from '@/components/ui/limit-words';
import { TextInput } from '@/components/ui/text-input';
import type { LimitFormValues, LimitsToSet } from './limit-form-schema';

interface ListEditorProps {
  readonly name: LimitListName;
  // The third type is what the schema makes of the values.
  readonly control: Control<LimitFormValues, unknown, LimitsToSet & { reason: string }>;
  readonly register: UseFormRegister<LimitFormValues>;
  readonly errors: FieldErrors<LimitFormValues>;
  readonly isReadOnly: boolean;
  readonly instrumentsId: string;
}

/** The instruments that may alone be entered, or may not: each with its reason and its end. */
export function ListEditor(props: ListEditorProps): ReactNode {
  const { name, control, register, errors, isReadOnly, instrumentsId } = props;
  const { fields, append, remove } = useFieldArray({ control, name });
  const words = limitListWords[name];
  return (
    <fieldset className="min-w-0 border-b border-line-soft px-3 py-2.5">
      <legend className="float-left w-full font-medium text-soft">{words.name}</legend>
      <p className="clear-both mb-1.5 text-s text-faint">{words.meaning}</p>
      {fields.length === 0 ? <p className="text-s text-faint">Empty.</p> : null}
      <ul className="grid gap-2">
        {fields.map((field, index) => {
          const wrong = errors[name]?.[index];
          const nth = `${words.name}, entry ${index + 1}`;
          return (
            <li key={field.id} className="list-entry" aria-label={nth}>
              <Field label="Instrument" layout="above" error={wrong?.instrument?.message}>
                {(ids) => (
                  <TextInput
                    ids={ids}
                    list={instrumentsId}
                    autoComplete="off"
                    autoCapitalize="characters"
                    spellCheck={false}
                    readOnly={isReadOnly}
                    {...register(`${name}.${index}.instrument`)}
                  />
                )}
              </Field>
              <Field label="Why" layout="above" error={wrong?.reason?.message}>
                {(ids) => (
                  <TextInput
                    ids={ids}
                    autoComplete="off"
                    readOnly={isReadOnly}
                    {...register(`${name}.${index}.reason`)}
                  />
                )}
              </Field>
              <Field label="Until (UTC)" layout="above" error={wrong?.expiresAt?.message}>
                {(ids) => (
                  <TextInput
                    ids={ids}
                    type="datetime-local"
                    readOnly={isReadOnly}
                    {...register(`${name}.${index}.expiresAt`)}
                  />
                )}
              </Field>
              {isReadOnly ? null : (
                <button
                  type="button"
                  aria-label={`Take away: ${nth}`}
                  title="Take away"
                  onClick={() => remove(index)}
                  className="mt-[23px] flex size-[30px] items-center justify-center rounded-desk text-faint hover:bg-critical-ground hover:text-critical"
                >
                  <Trash2 aria-hidden="true" size={14} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {isReadOnly ? null : (
        <Button
          size="s"
          tone="quiet"
          className="mt-1.5 -ml-2"
          onClick={() => append({ instrument: '', reason: '', expiresAt: '' })}
        >
          <Plus aria-hidden="true" size={13} />
          Add to the {words.name.toLowerCase()}
        </Button>
      )}
    </fieldset>
  );
}
