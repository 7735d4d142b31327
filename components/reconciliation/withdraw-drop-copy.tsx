'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { Dialog } from '@/components/ui/dialog';
import { ReasonForm } from '@/components/ui/reason-form';
import type { DropCopy } from '@/contract/drop-copy';
import { toWithdraw } from './drop-copy-calls';

interface WithdrawDropCopyProps {
  readonly copy: DropCopy;
  readonly onClose: () => void;
}

/** Listens no more to a source of a day, for a reason that the journal keeps. */
export function WithdrawDropCopy({ copy, onClose }: WithdrawDropCopyProps): ReactNode {
  const withdrawing = useApiMutation(toWithdraw);
  const { name, tradingDay, account } = copy;
  const send = (reason: string, whenDone: () => void) => {
    sendThen(withdrawing, { name, tradingDay, account, reason }, whenDone, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={`Withdraw ${name} of ${tradingDay}`}
      description={`Its ${copy.fills} fills are compared no more, and breaks that it alone has raised are over. It can be fed in again.`}
      open
      onOpenChange={onClose}
    >
      <ReasonForm
        about={`withdraw.${name}.${tradingDay}`}
        label="Why it is withdrawn"
        verb="Withdraw"
        tone="danger"
        because={withdrawing.isPending ? 'being sent' : undefined}
        onSend={send}
        problem={<Refused error={withdrawing.error} />}
        leave={{ words: 'Keep it', onLeave: onClose }}
      />
    </Dialog>
  );
}
