'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { useRow } from '@/components/feed/use-row';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatFigure } from '@/components/ui/format-figures';
import { notify } from '@/components/ui/notify';
import { ReasonForm } from '@/components/ui/reason-form';
import type { Signal } from '@/contract/signal';
import { LiveDrift } from './live-drift';
import { approveCall, refuseCall } from './signal-calls';
import { stopOf, typeWord } from './signal-words';
import { TimeLeft } from './time-left';

interface DecideDialogProps {
  /** As it was when the button was pressed. */
  readonly signal: Signal;
  readonly decision: 'approve' | 'refuse';
  readonly onClose: () => void;
}

/** What a signal asks for, how far the market has gone since, and a person's yes or no to it. */
export function DecideDialog({ signal: opened, decision, onClose }: DecideDialogProps): ReactNode {
  const signal = useRow('signals', opened.signalId) ?? opened;
  const isApproval = decision === 'approve';
  return (
    <Dialog
      title={`${isApproval ? 'Approve' : 'Refuse'} ${typeWord(signal)} ${signal.instrument ?? ''}`}
      description={
        isApproval
          ? 'Every check runs again at this moment; what does not pass is not sent.'
          : 'Nothing is sent. The strategy is told, and the journal keeps why.'
      }
      tone={isApproval ? 'calm' : 'danger'}
      open
      onOpenChange={onClose}
    >
      <Facts signal={signal} />
      {isApproval ? (
        <Approve signal={signal} onClose={onClose} />
      ) : (
        <Refuse signal={signal} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ActProps {
  readonly signal: Signal;
  readonly onClose: () => void;
}

function Approve({ signal, onClose }: ActProps): ReactNode {
  const call = useApiMutation(approveCall);
  const approve = () =>
    call.mutate(signal, {
      onSuccess: (decided) => {
        notify({ title: decided.verdict, tone: decided.state === 'executed' ? 'good' : 'warn' });
        onClose();
      },
    });
  return (
    <>
      <Refused error={call.error} />
      <div className="flex items-center justify-end gap-2">
        <Button onClick={onClose}>Let it wait</Button>
        <Button tone="primary" onClick={approve} because={whyNot(signal, call.isPending)}>
          Approve and send
        </Button>
      </div>
    </>
  );
}

function Refuse({ signal, onClose }: ActProps): ReactNode {
  const call = useApiMutation(refuseCall);
  return (
    <ReasonForm
      about={`refuse.${signal.signalId}`}
      verb="Refuse"
      tone="danger"
      because={whyNot(signal, call.isPending)}
      onSend={(reason, whenDone) =>
        sendThen(call, { signal, reason }, whenDone, { onSuccess: onClose })
      }
      problem={<Refused error={call.error} />}
      leave={{ words: 'Let it wait', onLeave: onClose }}
    />
  );
}

function Facts({ signal }: { readonly signal: Signal }): ReactNode {
  const { direction, quantity, orderType, price, takeProfit } = signal;
  const stop = stopOf(signal);
  const asks = [
    direction,
    quantity === undefined ? undefined : formatFigure(quantity),
    orderType,
    price === undefined ? undefined : `@ ${formatFigure(price)}`,
  ];
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
      <Fact name="Strategy" value={signal.strategy ?? '–'} />
      <Fact name="Asks for" value={asks.filter((part) => part !== undefined).join(' ') || '–'} />
      {stop === '' ? null : <Fact name="Stop" value={stop} />}
      {takeProfit === undefined ? null : (
        <Fact name="Take profit" value={formatFigure(takeProfit)} />
      )}
      {signal.reason === undefined ? null : <Fact name="Reason" value={signal.reason} />}
      <Fact name="Market since it arrived" value={<LiveDrift signal={signal} />} />
      <Fact name="May still wait" value={<TimeLeft until={signal.expiresAt} />} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="figure text-right">{value}</dd>
    </>
  );
}

function whyNot({ state, verdict }: Signal, isSending: boolean): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  return state === 'awaitingApproval' ? undefined : verdict;
}
