'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { asksForReason } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import { SendReasonField } from '@/components/ui/send-reason-field';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { Order } from '@/contract/order';
import type { OrderBatchResult } from '@/contract/order-request';
import type { Problem } from '@/contract/problem';
import { withdrawRestore } from './canceled-lately';
import { nameOf } from './order-actions';
import type { InstrumentOf } from './order-columns';
import { OrderLines } from './order-lines';
import { toRestore } from './restore-orders';

interface RestoreDialogProps {
  readonly orders: readonly Order[];
  readonly instrumentOf: InstrumentOf;
  readonly onClose: () => void;
}

interface RefusedOrder {
  readonly order: Order;
  readonly problem: Problem;
}

const noReasonYet = { warningReason: '' };

/** Lists what is entered again, says for each that is refused why, and asks why past a warning. */
export function RestoreDialog({
  orders: canceled,
  instrumentOf,
  onClose,
}: RestoreDialogProps): ReactNode {
  // What was shown is what is sent: a cancel that is confirmed meanwhile is not slipped in.
  const [orders, setOrders] = useState(canceled);
  const [refused, setRefused] = useState<readonly RefusedOrder[]>([]);
  const [isReasonMissed, setReasonMissed] = useState(false);
  const { typing, type, forget } = useKeptTyping('restore', noReasonYet);
  const restoring = useApiMutation(toRestore);
  const isWarned = refused.some(({ problem }) => asksForReason(problem));
  const warningReason = typing.warningReason.trim();
  const close = () => {
    if (restoring.isSuccess && !isWarned) {
      withdrawRestore();
    }
    onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setReasonMissed(isWarned && warningReason === '');
    if (restoring.isPending || (isWarned && warningReason === '')) {
      return;
    }
    const onSuccess = (answer: OrderBatchResult) => {
      const still = refusedOf(orders, answer);
      const settled = refused.filter(({ problem }) => !asksForReason(problem));
      const entered = orders.length - still.length;
      notify({
        title: `Entered again: ${entered} of ${orders.length}`,
        tone: still.length === 0 ? 'good' : 'warn',
      });
      setRefused([...settled, ...still]);
      setOrders(still.filter(({ problem }) => asksForReason(problem)).map(({ order }) => order));
      if (still.length + settled.length === 0) {
        forget();
        withdrawRestore();
        onClose();
      }
    };
    restoring.mutate({ orders, ...(isWarned ? { warningReason } : {}) }, { onSuccess });
  };
  return (
    <Dialog
      title="Enter canceled orders again"
      description="What was left of each, as new orders: every check is made again, and their place in the queue is lost."
      open
      onOpenChange={close}
    >
      <form noValidate className="flex flex-col gap-3" onSubmit={send}>
        {restoring.data === undefined && refused.length === 0 ? (
          <OrderLines orders={orders} instrumentOf={instrumentOf} />
        ) : (
          <RefusedOrders refused={refused} />
        )}
        {isWarned ? (
          <SendReasonField
            takesFocus
            value={typing.warningReason}
            isMissed={isReasonMissed}
            onChange={(reason) => type({ warningReason: reason })}
          />
        ) : null}
        <Refused error={restoring.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{orders.length === 0 ? 'Close' : 'Leave them canceled'}</Button>
          {orders.length === 0 ? null : (
            <Button
              type="submit"
              tone="primary"
              because={restoring.isPending ? 'being sent' : undefined}
            >
              Enter {orders.length === 1 ? '1 order' : `${orders.length} orders`} again
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function RefusedOrders({ refused }: { readonly refused: readonly RefusedOrder[] }): ReactNode {
  return (
    <ul aria-label="Refused" className="grid max-h-[38vh] gap-1.5 overflow-auto text-[11.5px]">
      {refused.map(({ order, problem }) => (
        <li key={order.orderId}>
          <b>{nameOf(order)}</b>: {problem.detail}{' '}
          <code className="font-mono text-[10.5px] text-soft">{problem.code}</code>
        </li>
      ))}
    </ul>
  );
}

function refusedOf(orders: readonly Order[], answer: OrderBatchResult): readonly RefusedOrder[] {
  return answer.items.flatMap(({ problem }, place) => {
    const order = orders[place];
    return problem === undefined || order === undefined ? [] : [{ order, problem }];
  });
}
