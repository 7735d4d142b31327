'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

export interface SegmentedOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Why it cannot be chosen now; shown when pointed at, read out always. */
  readonly because?: string | undefined;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string | undefined;
}

/** One choice out of a few, all in sight: arrow keys move, the chosen one is raised. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  describedBy,
}: SegmentedProps<Value>): ReactNode {
  return (
    <RadioGroup
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onValueChange={(chosen) => onChange(chosen)}
      className="flex h-[28px] flex-none overflow-hidden rounded-desk border border-line bg-sunken"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          disabled={option.because !== undefined}
          title={option.because}
          className="flex flex-auto items-center justify-center border-l border-line px-1 text-center text-[11.5px] whitespace-nowrap text-soft transition-colors duration-(--quick) outline-none first:border-l-0 hover:text-text focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus data-checked:bg-hover data-checked:font-semibold data-checked:text-text data-disabled:cursor-not-allowed data-disabled:text-faint data-disabled:line-through"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
