'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '@/components/feed/api-client';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Field, type FieldIds } from '@/components/ui/field';
import { ProblemNote } from '@/components/ui/problem-note';
import { TextInput } from '@/components/ui/text-input';
import { alertRule, alertRuleRequest } from '@/contract/alert-rule';
import { type RuleIntent, toSetRule } from './rule-calls';
import { comparisonNames, hasPeriod, metricNames, periodNames, severityNames } from './rule-words';

type Draft = Omit<RuleIntent, 'ruleId'>;

const empty: Draft = {
  name: '',
  metric: 'dayPnL',
  comparison: 'below',
  threshold: '',
  rearmAt: '',
  severity: 'warning',
  period: 'tradingDay',
};

/** A new rule; where it is wrong the desk says what would be right. */
export function RuleForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [draft, setDraft] = useState(empty);
  const [ruleId] = useState(newIdempotencyKey);
  const setting = useApiMutation(toSetRule);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const threshold = draft.threshold.trim();
    setting.mutate({ ...draft, threshold, ruleId }, { onSuccess: onDone });
  };
  return (
    <form
      aria-label="New alert rule"
      noValidate
      onSubmit={submit}
      className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line-soft px-3 py-2.5"
    >
      <Text label="Name" value={draft.name} onChange={(name) => change({ name })} />
      <Choice
        label="When"
        value={draft.metric}
        words={alertRule.shape.metric.options}
        names={metricNames}
        onChange={(metric) => change({ metric })}
      />
      {hasPeriod(draft.metric) ? (
        <Choice
          label="Over"
          value={draft.period}
          words={alertRuleRequest.shape.period.unwrap().options}
          names={periodNames}
          onChange={(period) => change({ period })}
        />
      ) : null}
      <Choice
        label="Is"
        value={draft.comparison}
        words={alertRule.shape.comparison.options}
        names={comparisonNames}
        onChange={(comparison) => change({ comparison })}
      />
      <Text
        label="Threshold"
        isFigure
        value={draft.threshold}
        onChange={(threshold) => change({ threshold })}
      />
      <Text
        label="Again from"
        isFigure
        value={draft.rearmAt}
        onChange={(rearmAt) => change({ rearmAt })}
      />
      <Choice
        label="Severity"
        value={draft.severity}
        words={alertRule.shape.severity.options}
        names={severityNames}
        onChange={(severity) => change({ severity })}
      />
      <Button type="submit" tone="primary" because={setting.isPending ? 'being set' : undefined}>
        Set rule
      </Button>
      {setting.error === null ? null : (
        <div className="w-full">
          <ProblemNote
            code={
              setting.error.problem.kind === 'refused' ? setting.error.problem.code : 'unreachable'
            }
            sentence={sentenceOf(setting.error.problem)}
          />
        </div>
      )}
    </form>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly isFigure?: boolean;
  readonly onChange: (value: string) => void;
}

function Text({ label, value, isFigure = false, onChange }: TextProps): ReactNode {
  return (
    <Field label={label} layout="above">
      {(ids) => (
        <TextInput
          ids={ids}
          className={isFigure ? 'w-28' : 'w-44'}
          inputMode={isFigure ? 'decimal' : 'text'}
          autoComplete="off"
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<Word extends string> {
  readonly label: string;
  readonly value: Word;
  readonly words: readonly Word[];
  readonly names: Readonly<Record<Word, string>>;
  readonly onChange: (word: Word) => void;
}

function Choice<Word extends string>(props: ChoiceProps<Word>): ReactNode {
  const { label, value, words, names, onChange } = props;
  return (
    <Field label={label} layout="above">
      {({ id }: FieldIds) => (
        <select
          id={id}
          value={value}
          onChange={({ currentTarget }) =>
            // Its options are these words and no other.
            onChange(currentTarget.value as Word)
          }
          className="h-[30px] rounded-desk border border-line bg-sunken px-1.5"
        >
          {words.map((word) => (
            <option key={word} value={word}>
              {names[word]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
