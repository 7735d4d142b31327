'use client';

import { type ReactNode, useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import {
  emptyFieldText,
  type LimitName,
  type LimitUnit,
  limitWords,
} from '@/components/ui/limit-words';
import { TextInput } from '@/components/ui/text-input';
import { type LimitUse, LimitUseBar } from './limit-use';

interface LimitRowProps {
  readonly name: LimitName;
  readonly currency: string;
  readonly error: string | undefined;
  readonly use: LimitUse | undefined;
  readonly isReadOnly: boolean;
  readonly isChanged: boolean;
  readonly field: UseFormRegisterReturn;
}

/** One limit: what it means, its field with unit and message, and beside it how much of it is used. */
export function LimitRow(props: LimitRowProps): ReactNode {
  const { name, currency, error, use, isReadOnly, isChanged, field } = props;
  const { name: title, unit, meaning } = limitWords[name];
  const id = useId();
  const ids = {
    id,
    messageId: `${id}-message`,
    describedBy: error === undefined ? `${id}-meaning` : `${id}-message ${id}-meaning`,
    invalid: error !== undefined,
  };
  return (
    <div className="limit-row border-b border-line-soft px-3 py-2">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-text">
          {title}
        </label>
        {isChanged ? <span className="ml-2 text-s text-accent">changed</span> : null}
        <p id={`${id}-meaning`} className="mt-0.5 text-s leading-snug text-pretty text-faint">
          {meaning}
        </p>
      </div>
      <div className="min-w-0">
        <TextInput
          ids={ids}
          face="figure"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          readOnly={isReadOnly}
          placeholder={emptyFieldText(name)}
          suffix={unitText(unit, currency)}
          className={isReadOnly ? 'border-transparent bg-transparent' : ''}
          {...field}
        />
        {error === undefined ? null : (
          <p id={ids.messageId} className="mt-1 text-s leading-snug text-critical">
            {error}
          </p>
        )}
      </div>
      <LimitUseBar name={name} use={use} />
    </div>
  );
}

function unitText(unit: LimitUnit, currency: string): string {
  switch (unit) {
    case 'quantity':
      return 'units';
    case 'money':
      return currency;
    case 'count':
      return 'count';
    case 'seconds':
      return 's';
    case 'times':
      return '× equity';
    case 'share':
      return '%';
  }
}
