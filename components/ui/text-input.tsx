'use client';

import type { ComponentProps, ReactNode } from 'react';
import type { FieldIds } from './field';

interface TextInputProps extends ComponentProps<'input'> {
  readonly ids: FieldIds;
  /** Stands inside the field, at its end. */
  readonly suffix?: ReactNode;
  readonly face?: 'text' | 'figure';
  /** Taller, for a page of its own. */
  readonly isTall?: boolean;
}

/** A line to type in. Give it the ids of its Field. */
export function TextInput({
  ids,
  suffix,
  face = 'text',
  isTall = false,
  className = '',
  ...rest
}: TextInputProps): ReactNode {
  return (
    <span
      className={`${inputFrame} ${isTall ? 'h-10 text-[14px]' : 'h-[30px]'} ${ids.invalid ? 'border-critical' : 'border-line'} ${className}`}
    >
      <input
        {...rest}
        id={ids.id}
        aria-invalid={ids.invalid || undefined}
        aria-describedby={ids.describedBy}
        className={`min-w-0 flex-1 bg-transparent outline-none ${face === 'figure' ? 'figure text-[14px] font-semibold' : ''}`}
      />
      {suffix === undefined ? null : (
        <span className="ml-2 flex flex-none items-center gap-1 text-s text-faint">{suffix}</span>
      )}
    </span>
  );
}

const inputFrame =
  'flex items-center rounded-desk border bg-sunken px-2 transition-colors duration-(--quick) focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus';
