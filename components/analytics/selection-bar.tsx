'use client';

import { Download, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import type { Analytics } from '@/contract/analytics';
import {
  everything,
  isBackwards,
  periodNames,
  periods,
  type SelectionChoice,
  wholeDesk,
} from './selection-choice';

interface SelectionBarProps {
  readonly choice: SelectionChoice;
  readonly known: Analytics['known'] | undefined;
  readonly onChange: (choice: SelectionChoice) => void;
  /** Absent while there is nothing to export. */
  readonly onExport: ((format: 'csv' | 'json') => void) | undefined;
}

const nothingYet = 'nothing is shown yet';

/** What is looked at: the period, and whose trades. */
export function SelectionBar({ choice, known, onChange, onExport }: SelectionBarProps): ReactNode {
  const change = (part: Partial<SelectionChoice>) => onChange({ ...choice, ...part });
  const accounts = known?.accounts ?? [];
  const because = onExport === undefined ? nothingYet : undefined;
  const isChanged = JSON.stringify(choice) !== JSON.stringify(everything);
  return (
    <search
      aria-label="What is looked at"
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-2 rounded-desk border border-line-soft bg-panel px-2.5 py-2 shadow-(--shadow-soft) [&_[role=radio]]:px-2.5"
    >
      <Segmented
        label="Period"
        options={periods.map((period) => ({ value: period, label: periodNames[period] }))}
        value={choice.period}
        onChange={(period) => change({ period })}
      />
      {choice.period === 'own' ? (
        <>
          <DayField
            label="From"
            value={choice.fromDay}
            onChange={(fromDay) => change({ fromDay })}
          />
          <DayField
            label="To"
            value={choice.toDay}
            error={isBackwards(choice) ? `Must be ${choice.fromDay} or later.` : undefined}
            onChange={(toDay) => change({ toDay })}
          />
        </>
      ) : null}
      {accounts.length > 1 ? (
        <Choice
          label="Account"
          value={choice.account}
          names={accounts}
          any="Main account"
          extra={{ value: wholeDesk, label: 'All accounts' }}
          onChange={(account) => change({ account })}
        />
      ) : null}
      <Choice
        label="Strategy"
        value={choice.strategy}
        names={known?.strategies ?? []}
        onChange={(strategy) => change({ strategy })}
      />
      <Choice
        label="Instrument"
        value={choice.instrument}
        names={known?.instruments ?? []}
        onChange={(instrument) => change({ instrument })}
      />
      <Choice
        label="Operator"
        value={choice.operator}
        names={known?.operators ?? []}
        onChange={(operator) => change({ operator })}
      />
      {isChanged ? (
        <Button size="s" tone="quiet" onClick={() => onChange(everything)}>
          <X aria-hidden="true" size={12} />
          Reset
        </Button>
      ) : null}
      <span className="ml-auto flex items-center gap-1.5">
        <Button size="s" because={because} reason="hidden" onClick={() => onExport?.('csv')}>
          <Download aria-hidden="true" size={12} />
          CSV
        </Button>
        <Button size="s" because={because} reason="hidden" onClick={() => onExport?.('json')}>
          <Download aria-hidden="true" size={12} />
          JSON
        </Button>
      </span>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly any?: string;
  readonly extra?: { readonly value: string; readonly label: string };
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, names, any = 'All', extra, onChange }: ChoiceProps): ReactNode {
  const isGone = value !== '' && value !== extra?.value && !names.includes(value);
  return (
    <label className={fieldLabel}>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        className="h-7 max-w-40 rounded-desk border border-line bg-sunken px-1.5 text-s text-text"
      >
        <option value="">{any}</option>
        {extra === undefined ? null : <option value={extra.value}>{extra.label}</option>}
        {isGone ? <option value={value}>{value}</option> : null}
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

function DayField({ label, value, error, onChange }: DayFieldProps): ReactNode {
  const id = useId();
  const isWrong = error !== undefined;
  return (
    <span className={fieldLabel}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-message` : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        className={`figure h-7 rounded-desk border bg-sunken px-1.5 text-s text-text ${isWrong ? 'border-critical' : 'border-line'}`}
      />
      {isWrong ? (
        <span id={`${id}-message`} role="status" className="text-critical">
          {error}
        </span>
      ) : null}
    </span>
  );
}

const fieldLabel = 'flex items-center gap-1.5 text-s text-soft';
