'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Field, type FieldIds } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { alertRule, alertRuleRequest } from '@/contract/alert-rule';
import { toSetRule } from './rule-calls';
import { type RuleDraft as Draft, ruleProblems } from './rule-problems';
import { comparisonNames, hasPeriod, metricNames, periodNames, severityNames } from './rule-words';

const formName = 'alert-rule';

const empty: Draft = {
  name: '',
  metric: 'dayPnL',
  comparison: 'below',
  threshold: '',
  rearmAt: '',
  severity: 'warning',
  period: 'tradingDay',
};

/** A new rule. Beside each field stands what would be right, by the contract and by the desk. */
export function RuleForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { typing: draft, type: change, forget } = useKeptTyping(formName, empty);
  const [isTried, setTried] = useState(false);
  const [ruleId] = useState(newIdempotencyKey);
  const setting = useApiMutation(toSetRule);
  const errors = isTried ? ruleProblems(draft, setting.error?.problem) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(ruleProblems(draft)).length > 0) {
      return;
    }
    const threshold = draft.threshold.trim();
    setting.mutate(
      { ...draft, threshold, ruleId },
      {
        onSuccess: () => {
          forget();
          onDone();
        },
      },
    );
  };
  return (
    <form
      aria-label="New alert rule"
      noValidate
      onSubmit={submit}
      className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line-soft px-3 py-2.5"
    >
      <Text
        label="Name"
        value={draft.name}
        error={errors.name}
        onChange={(name) => change({ name })}
      />
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
        error={errors.threshold}
        value={draft.threshold}
        onChange={(threshold) => change({ threshold })}
      />
      <Text
        label="Again from"
        isFigure
        error={errors.rearmAt}
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
      <Button
        type="submit"
        tone="primary"
        className="mt-[23px]"
        because={setting.isPending ? 'being set' : undefined}
      >
        Set rule
      </Button>
      <div className="w-full">
        <Refused error={setting.error} />
      </div>
    </form>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly isFigure?: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Text({ label, value, isFigure = false, error, onChange }: TextProps): ReactNode {
  return (
    <div className={isFigure ? 'w-32' : 'w-44'}>
      <Field label={label} layout="above" error={error}>
        {(ids) => (
          <TextInput
            ids={ids}
            inputMode={isFigure ? 'decimal' : 'text'}
            autoComplete="off"
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )}
      </Field>
    </div>
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
