'use client';

import { Pencil, RotateCcw, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { RowButton } from '@/components/ui/row-button';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';

/** What one may do with an order from its row. */
export interface OrderActs {
  readonly cancel: (order: Order) => void;
  readonly modify: (order: Order) => void;
  /** Fills the ticket with the same order; nothing is sent. */
  readonly again: (order: Order) => void;
  readonly mayCancel: boolean;
  readonly mayTrade: boolean;
}

interface OrderActionsProps {
  readonly order: Order;
  readonly acts: OrderActs;
  readonly tabIndex: 0 | -1;
}

/** Cancel and modify while an order is open, send again once it is over. */
export function OrderActions({ order, acts, tabIndex }: OrderActionsProps): ReactNode {
  const name = nameOf(order);
  const isOver = !isOpenOrderStatus(order.status);
  const [wasOpen] = useState(!isOver);
  if (isOver) {
    return (
      <>
        {/* A press that is a moment late does nothing else, and the keyboard keeps its place. */}
        {wasOpen && acts.mayCancel ? (
          <RowButton
            key="cancel"
            icon={X}
            label={`Cancel ${name}`}
            tabIndex={tabIndex}
            onPress={() => {}}
            because="it is over"
          />
        ) : (
          <span aria-hidden="true" className="w-6 flex-none" />
        )}
        {acts.mayTrade ? (
          <RowButton
            key="again"
            icon={RotateCcw}
            label={`Fill the ticket again with ${name}`}
            tabIndex={tabIndex}
            onPress={() => acts.again(order)}
          />
        ) : null}
      </>
    );
  }
  return (
    <>
      {acts.mayCancel ? (
        <RowButton
          key="cancel"
          icon={X}
          label={`Cancel ${name}`}
          tone="danger"
          tabIndex={tabIndex}
          onPress={() => acts.cancel(order)}
          because={order.pendingOperation === 'cancel' ? 'the cancel is on its way' : undefined}
        />
      ) : null}
      {acts.mayTrade ? (
        <RowButton
          key="modify"
          icon={Pencil}
          label={`Modify ${name}`}
          tabIndex={tabIndex}
          onPress={() => acts.modify(order)}
          because={whyNotModified(order)}
        />
      ) : null}
    </>
  );
}

/** `buy 100 AAPL`: how an order is called in sentences. */
export function nameOf({ side, quantity, instrument }: Order): string {
  return `${side} ${quantity} ${instrument}`;
}

/** Why an order cannot be changed now; undefined when it can. */
export function whyNotModified({ status, pendingOperation, orderType }: Order): string | undefined {
  if (pendingOperation !== 'none') {
    return pendingOperation === 'cancel' ? 'it is being canceled' : 'a change is on its way';
  }
  if (status === 'submitting' || status === 'unknown') {
    return 'the venue has not answered yet';
  }
  return orderType === 'market' ? 'a market order has nothing to change' : undefined;
}
