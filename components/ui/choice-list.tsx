'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  /** What choosing it means. */
  readonly meaning: string;
}

interface ChoiceListProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One choice out of a few that need a sentence each. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>): ReactNode {
  const { label, choices, value, onChange } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => onChange(chosen)}
      className="grid overflow-hidden rounded-desk border border-line"
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          aria-label={`${choice.name}: ${choice.meaning}`}
          className="grid grid-cols-[14px_104px_minmax(0,1fr)] items-center gap-2 border-t border-line-soft bg-sunken px-2.5 py-[7px] text-left outline-none first:border-t-0 hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus data-checked:bg-raised"
        >
          <span
            aria-hidden="true"
            className="flex size-[13px] items-center justify-center rounded-full border border-line bg-panel"
          >
            <Radio.Indicator className="size-[7px] rounded-full bg-accent" />
          </span>
          <span className="font-semibold">{choice.name}</span>
          <span className="text-s leading-snug text-soft">{choice.meaning}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
