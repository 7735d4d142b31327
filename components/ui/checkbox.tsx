'use client';

import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Why it cannot be ticked; stands behind the label. */
  readonly because?: string | undefined;
}

/** A box to tick, with its label as a part of it. */
export function Checkbox({ label, checked, onChange, because }: CheckboxProps): ReactNode {
  const id = useId();
  return (
    <span className="inline-flex items-start gap-1.5">
      <BaseCheckbox.Root
        id={id}
        checked={checked}
        disabled={because !== undefined}
        onCheckedChange={(next) => onChange(next)}
        className="mt-[2px] flex size-[14px] flex-none items-center justify-center rounded-[3px] border border-line bg-sunken data-checked:border-accent data-checked:bg-accent data-checked:text-accent-ink data-disabled:opacity-60"
      >
        <BaseCheckbox.Indicator>
          <Check aria-hidden="true" size={11} strokeWidth={3} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <label htmlFor={id} className={because === undefined ? 'text-soft' : 'text-faint'}>
        {label}
        {because === undefined ? null : <span className="text-faint"> · {because}</span>}
      </label>
    </span>
  );
}
