'use client';

import { type ReactNode, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import type { Order } from '@/contract/order';
import type { OrderBatchResult } from '@/contract/order-request';
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

/** Lists what is entered again, and says for each that is refused why. */
export function RestoreDialog({
  orders: canceled,
  instrumentOf,
  onClose,
}: RestoreDialogProps): ReactNode {
  // What was shown is what is sent: a cancel that is confirmed meanwhile is not slipped in.
  const [orders] = useState(canceled);
  const restoring = useApiMutation(toRestore);
  const refused = refusedOf(orders, restoring.data);
  const send = () =>
    restoring.mutate(orders, {
      onSuccess: (answer) => {
        withdrawRestore();
        const entered = answer.items.filter(({ order }) => order !== undefined).length;
        notify({ title: `Entered again: ${entered} of ${orders.length}`, tone: 'good' });
        if (entered === orders.length) {
          onClose();
        }
      },
    });
  return (
    <Dialog
      title="Enter canceled orders again"
      description="What was left of each, as new orders: every check is made again, and their place in the queue is lost."
      open
      onOpenChange={onClose}
    >
      {restoring.data === undefined ? (
        <OrderLines orders={orders} instrumentOf={instrumentOf} />
      ) : (
        <ul aria-label="Refused" className="grid max-h-[38vh] gap-1.5 overflow-auto text-[11.5px]">
          {refused.map(({ order, problem }) => (
            <li key={order.orderId}>
              <b>{nameOf(order)}</b>: {problem.detail ?? problem.title}{' '}
              <code className="font-mono text-[10.5px] text-soft">{problem.code}</code>
            </li>
          ))}
        </ul>
      )}
      <Refused error={restoring.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>
          {restoring.data === undefined ? 'Leave them canceled' : 'Close'}
        </Button>
        {restoring.data === undefined ? (
          <Button
            tone="primary"
            because={restoring.isPending ? 'being sent' : undefined}
            onClick={send}
          >
            Enter {orders.length === 1 ? '1 order' : `${orders.length} orders`} again
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}

function refusedOf(orders: readonly Order[], answer: OrderBatchResult | undefined) {
  return (answer?.items ?? []).flatMap(({ problem }, place) => {
    const order = orders[place];
    return problem === undefined || order === undefined ? [] : [{ order, problem }];
  });
}
