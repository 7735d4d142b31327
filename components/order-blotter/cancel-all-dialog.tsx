'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import { type ScopeChoice, scopeChoices } from './cancel-scopes';
import { offerRestore } from './canceled-lately';
import { toCancelAll } from './order-calls';
import type { InstrumentOf } from './order-columns';
import { OrderLines } from './order-lines';

interface CancelAllDialogProps {
  readonly instrumentOf: InstrumentOf;
  readonly onClose: () => void;
}

/** Cancels every open order in a scope. It lists what it hits; nothing in it has the focus by itself. */
export function CancelAllDialog({ instrumentOf, onClose }: CancelAllDialogProps): ReactNode {
  const orders = useRows('orders');
  const open = useMemo(() => orders.filter(isOpen), [orders]);
  const [chosen, setChosen] = useState<ScopeChoice>();
  const choices = useMemo(() => scopeChoices(open, chosen), [open, chosen]);
  const cancelAll = useApiMutation(toCancelAll);
  const choice = choices.find(({ key }) => key === chosen?.key) ?? choices[0];
  const hit = choice?.orders ?? [];
  const cancel = () => {
    const listed = hit.map(({ orderId }) => orderId);
    cancelAll.mutate(choice?.scope ?? {}, {
      onSuccess: ({ orderIds }) => {
        // Where the first answer was lost the second names none of those that the first had canceled.
        offerRestore([...new Set([...listed, ...orderIds])]);
        notify({ title: sentWords(orderIds.length), tone: 'good' });
        onClose();
      },
    });
  };
  return (
    <Dialog
      title="Cancel open orders"
      description="Cancels reach the venue at once. A fill may still come first."
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <label className="flex items-center gap-2">
        <span className="text-soft">Which</span>
        <select
          value={choice?.key ?? 'all'}
          onChange={({ target }) => setChosen(choices.find(({ key }) => key === target.value))}
          className="h-[30px] flex-1 rounded-desk border border-line bg-sunken px-2 text-text outline-none focus-visible:outline-2 focus-visible:outline-focus"
        >
          {choices.map(({ key, label, orders: inScope }) => (
            <option key={key} value={key}>
              {label} ({inScope.length})
            </option>
          ))}
        </select>
      </label>
      <OrderLines orders={hit} instrumentOf={instrumentOf} />
      <Refused error={cancelAll.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Keep them</Button>
        <Button tone="danger" onClick={cancel} because={whyNot(hit.length, cancelAll.isPending)}>
          Cancel {count(hit.length)}
        </Button>
      </div>
    </Dialog>
  );
}

function isOpen(order: Order): boolean {
  return isOpenOrderStatus(order.status);
}

function whyNot(hits: number, isSending: boolean): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  return hits === 0 ? 'nothing is open' : undefined;
}

function sentWords(orders: number): string {
  return orders === 0 ? 'None of them is open any more' : `Cancel sent for ${count(orders)}`;
}

function count(orders: number): string {
  return orders === 1 ? '1 order' : `${orders} orders`;
}
