import type { ComponentProps, ReactNode } from 'react';
import type { FieldIds } from '@/components/ui/field';

interface SelectInputProps extends ComponentProps<'select'> {
  readonly ids: FieldIds;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One out of a list. Give it the ids of its Field. */
export function SelectInput({ ids, options, ...rest }: SelectInputProps): ReactNode {
  return (
    <select
      {...rest}
      id={ids.id}
      aria-invalid={ids.invalid || undefined}
      aria-describedby={ids.describedBy}
      className={`h-[30px] w-full rounded-desk border bg-sunken px-2 text-text disabled:text-faint ${ids.invalid ? 'border-critical' : 'border-line'}`}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
