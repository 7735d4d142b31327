'use client';

import { BellPlus, BellRing, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { usePanelState } from '@/components/feed/use-connection';
import { useSession } from '@/components/feed/use-session';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { Unread } from '@/components/ui/unread';
import type { AlertRule } from '@/contract/alert-rule';
import { toRemoveRule, useAlertRules } from './rule-calls';
import { RuleForm } from './rule-form';
import { ruleWords, severityNames } from './rule-words';

/** What people want to be told; each rule speaks once until its figure has come back. */
export function AlertRules(): ReactNode {
  const isStale = usePanelState() === 'stale';
  const [isAdding, setIsAdding] = useState(false);
  const answer = useAlertRules();
  const session = useSession().data;
  const mayChange = session?.permissions.includes('acknowledgeAlerts') ?? false;
  const changed = () => void answer.refetch();
  return (
    <Panel
      title="Alert rules"
      stale={isStale || answer.isError}
      actions={
        <Button
          size="s"
          because={mayChange ? undefined : 'a trader or a risk manager sets rules'}
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          <BellPlus aria-hidden="true" size={12} />
          New rule
        </Button>
      }
    >
      {isAdding ? (
        <RuleForm
          onDone={() => {
            setIsAdding(false);
            changed();
          }}
        />
      ) : null}
      <Rules answer={answer} mayChange={mayChange} onChanged={changed} />
    </Panel>
  );
}

interface RulesProps {
  readonly answer: ReturnType<typeof useAlertRules>;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

function Rules({ answer, mayChange, onChanged }: RulesProps): ReactNode {
  if (answer.data === undefined) {
    return (
      <Unread
        what="the rules"
        lines={3}
        because={answer.error === null ? undefined : sentenceOf(answer.error.problem)}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  const { items } = answer.data;
  if (items.length === 0) {
    return (
      <PanelNote title="Nobody has asked to be told" icon={BellRing}>
        A rule watches a figure and speaks in the alert centre when it passes a threshold.
      </PanelNote>
    );
  }
  return (
    <ul aria-label="Alert rules" className="dims-when-stale grid content-start">
      {items.map((rule) => (
        <RuleRow key={rule.ruleId} rule={rule} mayChange={mayChange} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function RuleRow({
  rule,
  mayChange,
  onChanged,
}: Pick<RulesProps, 'mayChange' | 'onChanged'> & { readonly rule: AlertRule }): ReactNode {
  const removal = useApiMutation(toRemoveRule);
  return (
    <li className="flex items-center gap-3 border-b border-line-soft px-3 py-2 last:border-b-0">
      <span className="min-w-0 flex-1">
        <b className="font-semibold">{rule.name}</b>
        <span className="block truncate text-s text-soft">{ruleWords(rule)}</span>
      </span>
      <Badge>{severityNames[rule.severity]}</Badge>
      <span className="w-32 text-right text-s text-soft">
        {rule.firedAt === undefined ? (
          'armed'
        ) : (
          <>
            fired <Timestamp value={rule.firedAt} />
          </>
        )}
      </span>
      <Button
        size="s"
        tone="quiet"
        aria-label={`Remove ${rule.name}`}
        because={mayChange ? undefined : 'a trader or a risk manager sets rules'}
        reason="hidden"
        onClick={() => removal.mutate(rule.ruleId, { onSettled: onChanged })}
      >
        <X aria-hidden="true" size={12} />
      </Button>
    </li>
  );
}
