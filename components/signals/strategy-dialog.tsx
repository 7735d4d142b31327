'use client';

import { type ReactNode, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { ProblemNote } from '@/components/ui/problem-note';
import { TextInput } from '@/components/ui/text-input';
import type { Strategy } from '@/contract/strategy';
import { strategyCall } from './signal-calls';

export interface StrategySwitch {
  readonly kind: 'enabled' | 'automatic';
  readonly on: boolean;
}

interface StrategyDialogProps {
  readonly strategy: Strategy;
  readonly change: StrategySwitch;
  readonly onClose: () => void;
}

/** A switch of a strategy is thrown with a reason, which the journal keeps. */
export function StrategyDialog({ strategy, change, onClose }: StrategyDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const call = useApiMutation(strategyCall);
  const isMissing = reason.trim() === '';
  const { kind, on } = change;
  const send = () => {
    setTried(true);
    if (!isMissing) {
      const asked = { strategy: strategy.strategy, [kind]: on, reason: reason.trim() };
      call.mutate(asked, { onSuccess: onClose });
    }
  };
  return (
    <Dialog
      title={titleOf(strategy.strategy, change)}
      description={effects[kind][on ? 'on' : 'off']}
      open
      onOpenChange={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field
          label="Reason"
          layout="above"
          error={isTried && isMissing ? 'Say why: the journal keeps it.' : undefined}
        >
          {(ids) => (
            <TextInput
              ids={ids}
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {call.error === null ? null : (
          <ProblemNote
            code={call.error.problem.code}
            sentence={sentenceOf(call.error.problem)}
            facts={factsOf(call.error.problem)}
          />
        )}
        <div className="flex items-center justify-end gap-2">
          <Button onClick={onClose}>Leave it</Button>
          <Button
            tone={on ? 'primary' : 'danger'}
            type="submit"
            because={call.isPending ? 'being sent' : undefined}
          >
            {on ? 'Switch on' : 'Switch off'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const effects = {
  enabled: {
    on: 'Its entries are taken again: by a person, or by themselves where automatic is on.',
    off: 'Its entries are refused from now on; exits and stops wait for a person. What it holds stays protected.',
  },
  automatic: {
    on: 'Its entries are executed without a person while the desk itself is automatic.',
    off: 'Its entries wait for a person from now on.',
  },
} as const;

function titleOf(name: string, { kind, on }: StrategySwitch): string {
  if (kind === 'enabled') {
    return on ? `Let ${name} enter` : `Stop ${name}`;
  }
  return on ? `Let ${name} act by itself` : `Let people decide for ${name}`;
}
