import type { ReactNode } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import type { RestingOrder } from '@/contract/depth';
import type { Instrument } from '@/contract/instrument';

interface OwnOrdersProps {
  readonly orders: readonly RestingOrder[];
  readonly instrument: Instrument;
}

/** Own orders of one price: how much, and what stands ahead in the queue. */
export function OwnOrders({ orders, instrument }: OwnOrdersProps): ReactNode {
  const quantity = (text: string) => formatFigure(text, { decimals: instrument.quantityDecimals });
  return orders.map(({ orderId, side, leavesQuantity, queueAhead }) => (
    <span key={orderId} className="mr-2 whitespace-nowrap">
      <span className={`font-semibold ${side === 'buy' ? 'text-up' : 'text-down'}`}>
        <span aria-hidden="true">{side === 'buy' ? '▲ ' : '▼ '}</span>
        <span className="only-read">{side} </span>
        <span className="figure">{quantity(leavesQuantity)}</span>
      </span>{' '}
      <span className="text-s text-soft" title="What has to trade at this price before it">
        {queueAhead === null ? (
          'queue not known'
        ) : (
          <>
            <span className="figure">{quantity(queueAhead)}</span> ahead
          </>
        )}
      </span>
    </span>
  ));
}
