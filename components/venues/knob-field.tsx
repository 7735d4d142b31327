'use client';

import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { formatFigure } from '@/components/ui/format-figures';
import { TextInput } from '@/components/ui/text-input';
import type { Knob } from './knobs';
import { SelectInput } from './select-input';

interface KnobFieldProps {
  readonly knob: Knob;
  readonly field: UseFormRegisterReturn;
  readonly error: string | undefined;
  readonly isTurned: boolean;
  readonly isReadOnly: boolean;
}

/** One knob: its name, its value with unit, its bounds, and what it does. */
export function KnobField({ knob, field, error, isTurned, isReadOnly }: KnobFieldProps): ReactNode {
  return (
    <Field
      label={isTurned ? `${knob.title} · changed` : knob.title}
      layout="above"
      error={error}
      hint={hintOf(knob)}
    >
      {(ids) =>
        knob.kind === 'choice' ? (
          <SelectInput ids={ids} options={knob.choices} {...field} disabled={isReadOnly} />
        ) : (
          <TextInput
            ids={ids}
            face="figure"
            inputMode="decimal"
            autoComplete="off"
            readOnly={isReadOnly}
            suffix={knob.unit}
            {...field}
          />
        )
      }
    </Field>
  );
}

function hintOf(knob: Knob): string {
  return knob.kind === 'choice'
    ? knob.meaning
    : `${knob.meaning} ${formatFigure(knob.least)} to ${formatFigure(knob.most)}.`;
}
