'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { ProblemNote } from '@/components/ui/problem-note';
import { TextInput } from '@/components/ui/text-input';
import type { DropCopy } from '@/contract/drop-copy';
import { toWithdraw } from './drop-copy-calls';

interface WithdrawDropCopyProps {
  readonly copy: DropCopy;
  readonly onClose: () => void;
}

/** Listens no more to a source of a day, for a reason that the journal keeps. */
export function WithdrawDropCopy({ copy, onClose }: WithdrawDropCopyProps): ReactNode {
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const withdrawing = useApiMutation(toWithdraw);
  const isEmpty = reason.trim() === '';
  const { name, tradingDay, account } = copy;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isEmpty && !withdrawing.isPending) {
      const intent = { name, tradingDay, account, reason: reason.trim() };
      withdrawing.mutate(intent, { onSuccess: onClose });
    }
  };
  const error =
    isTried && isEmpty ? 'Say why, in a few words: it is kept with your name.' : undefined;
  return (
    <Dialog
      title={`Withdraw ${name} of ${tradingDay}`}
      description={`Its ${copy.fills} fills are compared no more, and breaks that it alone has raised are over. It can be fed in again.`}
      open
      onOpenChange={onClose}
    >
      <form noValidate className="flex flex-col gap-3.5" onSubmit={send}>
        <Field label="Why it is withdrawn" layout="above" error={error}>
          {(ids) => (
            <TextInput
              ids={ids}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        {withdrawing.error === null ? null : (
          <ProblemNote
            code={withdrawing.error.problem.code}
            sentence={sentenceOf(withdrawing.error.problem)}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button
            type="submit"
            tone="danger"
            because={withdrawing.isPending ? 'being sent' : undefined}
          >
            Withdraw
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
