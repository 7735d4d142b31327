'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { Dialog } from '@/components/ui/dialog';
import { ReasonForm } from '@/components/ui/reason-form';
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
  const call = useApiMutation(strategyCall);
  const { kind, on } = change;
  const name = strategy.strategy;
  const send = (reason: string, whenDone: () => void) => {
    const intent = { strategy: name, [kind]: on, reason };
    sendThen(call, intent, whenDone, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={titleOf(name, change)}
      description={effects[kind][on ? 'on' : 'off']}
      open
      onOpenChange={onClose}
    >
      <ReasonForm
        about={`${kind}.${name}`}
        verb={on ? 'Switch on' : 'Switch off'}
        tone={on ? 'primary' : 'danger'}
        because={call.isPending ? 'being sent' : undefined}
        onSend={send}
        problem={<Refused error={call.error} />}
        leave={{ words: 'Leave it', onLeave: onClose }}
      />
    </Dialog>
  );
}

const effects = {
  enabled: {
    on: 'Its entries are taken again: by a person, or by themselves where automatic is on.',
    off: 'Its entries that wait are withdrawn, new ones are refused; exits and stops wait for a person. What it holds stays protected.',
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
