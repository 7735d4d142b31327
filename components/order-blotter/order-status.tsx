import type { ReactNode } from 'react';
import { StatusMark } from '@/components/ui/status-mark';
import type { Order } from '@/contract/order';
import { pendingWords, reasonOf, statusLooks } from './order-words';

/** What an order is now, what was asked and not yet answered, and why it ended. */
export function OrderStatus({ order }: { readonly order: Order }): ReactNode {
  const { word, shape, tone, meaning } = statusLooks[order.status];
  const pending = pendingWords[order.pendingOperation];
  const reason = reasonOf(order);
  return (
    <span
      className="flex min-w-0 items-center gap-1.5"
      title={reason === undefined ? meaning : `${meaning} ${reason}`}
    >
      <StatusMark shape={shape} tone={tone} />
      <span className="text-soft">{word}</span>
      {pending === undefined ? null : <span className="text-warn">{pending}</span>}
      {order.overfilled ? <span className="text-critical">overfilled</span> : null}
      {reason === undefined ? null : <span className="truncate text-faint">{reason}</span>}
    </span>
  );
}

/** The same in plain words. */
export function statusText(order: Order): string {
  const pending = pendingWords[order.pendingOperation];
  const { word } = statusLooks[order.status];
  return pending === undefined ? word : `${word} (${pending})`;
}
