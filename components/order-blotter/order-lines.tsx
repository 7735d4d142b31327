import type { ReactNode } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import type { Order } from '@/contract/order';
import type { InstrumentOf } from './order-columns';
import { priceWordsOf } from './order-prices';
import { orderTypeWords } from './order-words';
import { SideMark } from './side-mark';

interface OrderLinesProps {
  readonly orders: readonly Order[];
  readonly instrumentOf: InstrumentOf;
}

/** A plain list of orders, one a line, for a dialog that is about them. */
export function OrderLines({ orders, instrumentOf }: OrderLinesProps): ReactNode {
  return (
    <section
      aria-label={`${orders.length} orders`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
      tabIndex={0}
      className="max-h-[38vh] overflow-auto rounded-desk border border-line-soft bg-sunken"
    >
      <ul>
        {orders.map((order) => {
          const instrument = instrumentOf(order.instrument);
          return (
            <li
              key={order.orderId}
              className="grid grid-cols-[58px_minmax(64px,1fr)_auto_auto] items-center gap-2.5 border-b border-line-soft px-2.5 py-1 text-[11.5px] last:border-b-0"
            >
              <SideMark side={order.side} />
              <span className="font-semibold">
                {order.instrument}{' '}
                <span className="font-normal text-faint">{orderTypeWords[order.orderType]}</span>
              </span>
              <span className="figure">
                {formatFigure(order.leavesQuantity, { decimals: instrument?.quantityDecimals })}
              </span>
              <span className="figure min-w-[70px] text-right text-soft">
                {priceWordsOf(order, instrument?.priceDecimals)}
              </span>
            </li>
          );
        })}
        {orders.length === 0 ? <li className="px-2.5 py-2 text-faint">No open order.</li> : null}
      </ul>
    </section>
  );
}
