'use client';

import type { ReactNode } from 'react';
import { useRow } from '@/components/feed/use-row';
import { Figure } from '@/components/ui/figures';
import { Meter } from '@/components/ui/meter';
import { StatusMark, type StatusShape, type StatusTone } from '@/components/ui/status-mark';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';

interface SentOrderProps {
  readonly orderId: string;
  readonly instruments: ReadonlyMap<string, Instrument>;
}

/** What becomes of the order sent last, live: one need not look for it in the blotter. */
export function SentOrder({ orderId, instruments }: SentOrderProps): ReactNode {
  const order = useRow('orders', orderId);
  if (order === undefined) {
    return null;
  }
  const instrument = instruments.get(order.instrument);
  const { shape, tone, words } = looks[order.status];
  return (
    <div
      role="status"
      aria-label="Last order"
      className="rounded-desk border border-line-soft bg-raised px-2.5 py-2 text-[11.5px]"
    >
      <p className="flex items-center gap-1.5">
        <StatusMark shape={shape} tone={tone} />
        <span className="font-semibold">{words}</span>
        <span className={`ml-auto ${order.side === 'buy' ? 'text-up' : 'text-down'}`}>
          <span aria-hidden="true">{order.side === 'buy' ? '▲' : '▼'} </span>
          {order.side}
        </span>
        <Figure value={order.quantity} decimals={instrument?.quantityDecimals} />
        <span className="figure font-semibold">{order.instrument}</span>
      </p>
      <div className="mt-1 flex items-center gap-2 text-soft">
        <Meter
          label="Filled"
          value={order.cumulativeQuantity}
          limit={order.quantity}
          className="w-16"
        />
        <span>
          <Figure value={order.cumulativeQuantity} decimals={instrument?.quantityDecimals} /> filled
        </span>
        {order.averagePrice === undefined ? null : (
          <span className="ml-auto">
            at <Figure value={order.averagePrice} decimals={instrument?.priceDecimals} />
          </span>
        )}
      </div>
      {order.rejectReason === undefined ? null : (
        <p className="mt-1 text-critical">{order.rejectReason}</p>
      )}
    </div>
  );
}

interface StatusLook {
  readonly shape: StatusShape;
  readonly tone: StatusTone;
  readonly words: string;
}

const looks: Readonly<Record<Order['status'], StatusLook>> = {
  awaitingApproval: { shape: 'diamond', tone: 'warn', words: 'Awaiting approval' },
  held: { shape: 'diamond', tone: 'warn', words: 'Held' },
  submitting: { shape: 'dot', tone: 'accent', words: 'On its way' },
  unknown: { shape: 'diamond', tone: 'warn', words: 'Unknown: being asked' },
  working: { shape: 'dot', tone: 'accent', words: 'Working' },
  triggered: { shape: 'dot', tone: 'accent', words: 'Triggered' },
  partiallyFilled: { shape: 'dot', tone: 'accent', words: 'Partially filled' },
  filled: { shape: 'dot', tone: 'good', words: 'Filled' },
  denied: { shape: 'square', tone: 'critical', words: 'Denied by the desk' },
  rejected: { shape: 'square', tone: 'critical', words: 'Rejected by the venue' },
  canceled: { shape: 'ring', tone: 'faint', words: 'Canceled' },
  expired: { shape: 'ring', tone: 'faint', words: 'Expired' },
};
