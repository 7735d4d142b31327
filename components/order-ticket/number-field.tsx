'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { decimalOf } from '@/components/ui/decimal';
import { Field } from '@/components/ui/field';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from '@/components/ui/read-number';
import { TextInput } from '@/components/ui/text-input';
import { stepNumber } from './step-number';

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly suffix?: ReactNode;
  /** What the arrow keys go by, and from where an empty field starts. */
  readonly step: string;
  readonly start?: string | undefined;
  /** Decimals that it shows once it is left. */
  readonly decimals: number | undefined;
  readonly onChange: (value: string) => void;
  /** The same number, written as the desk writes it. */
  readonly onTidy: (value: string) => void;
  readonly onLeave: () => void;
}

/** A number with a grid: arrow keys go by one step, with Shift by ten, Page keys too. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, value, error, suffix, decimals, onChange, onTidy, onLeave } = props;
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <TextInput
          ids={ids}
          face="figure"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={value}
          suffix={suffix}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => stepByKey(event, props)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            tidy(value, decimals, onTidy);
            onLeave();
          }}
        />
      )}
    </Field>
  );
}

const stepsOfKey: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

function stepByKey(
  event: KeyboardEvent<HTMLInputElement>,
  { value, step, start, decimals, onChange }: NumberFieldProps,
): void {
  const steps = stepsOfKey[event.key];
  if (steps === undefined) {
    return;
  }
  event.preventDefault();
  const next = stepNumber(value, step, event.shiftKey ? steps * 10 : steps, start);
  onChange(formatFigure(next, { decimals }));
}

/** A number that can be read is shown as the desk writes it; anything else stays as typed. */
function tidy(value: string, decimals: number | undefined, onTidy: (value: string) => void): void {
  const { units } = readNumber(value, decimals);
  if (units === undefined) {
    return;
  }
  const exact = formatFigure(decimalOf(units));
  const shown = formatFigure(decimalOf(units), { decimals });
  // More decimals than the grid has are shown, since they are what is wrong.
  const tidied = readNumber(shown, decimals).units === units ? shown : exact;
  if (tidied !== value) {
    onTidy(tidied);
  }
}
