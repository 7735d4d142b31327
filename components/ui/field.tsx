'use client';

import { type ReactNode, useId } from 'react';

export interface FieldIds {
  readonly id: string;
  readonly messageId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps {
  readonly label: string;
  /** What is wrong and what would be right; stands right below the field. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly layout?: 'beside' | 'above';
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A label, a control, and the one message beside it that says what would be right. */
export function Field({ label, error, hint, layout = 'beside', children }: FieldProps): ReactNode {
  const id = useId();
  const messageId = `${id}-message`;
  const hasMessage = error !== undefined || hint !== undefined;
  const ids: FieldIds = {
    id,
    messageId,
    describedBy: hasMessage ? messageId : undefined,
    invalid: error !== undefined,
  };
  return (
    <div className={layouts[layout]}>
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <div className="min-w-0">
        {children(ids)}
        {hasMessage ? (
          <p
            id={messageId}
            className={`mt-1 text-s leading-snug ${error === undefined ? 'text-faint' : 'text-critical'}`}
          >
            {error ?? hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

const layouts = {
  beside: 'grid grid-cols-[86px_minmax(0,1fr)] items-baseline gap-x-1.5',
  above: 'flex flex-col gap-1.5',
};
