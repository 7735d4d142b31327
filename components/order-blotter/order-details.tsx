'use client';

import type { ReactNode } from 'react';
import { pathOf } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { Dialog } from '@/components/ui/dialog';
import { Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { LoadingLines } from '@/components/ui/loading-lines';
import type { Event } from '@/contract/event';
import { type Order, orderWithEvents } from '@/contract/order';
import { bracketOf } from './bracket-words';
import { eventDetail, eventWord } from './event-words';
import { priceWordsOf } from './order-prices';
import { OrderStatus } from './order-status';
import { reasonOf, sourceOf, typeWordsOf } from './order-words';
import { SideMark } from './side-mark';
import { useQueueAhead } from './use-queue-ahead';

interface OrderDetailsProps {
  readonly order: Order;
  readonly onClose: () => void;
}

/** One order from the first word to the last: what was asked, what it is, all that happened to it. */
export function OrderDetails({ order: opened, onClose }: OrderDetailsProps): ReactNode {
  const order = useRow('orders', opened.orderId) ?? opened;
  return (
    <Dialog
      title={`${order.side === 'buy' ? 'Buy' : 'Sell'} ${formatFigure(order.quantity)} ${order.instrument}`}
      description={<OrderStatus order={order} />}
      open
      onOpenChange={onClose}
    >
      <Facts order={order} queue={useQueueAhead(order)} />
      <Bracket order={order} />
      <Timeline order={order} />
    </Dialog>
  );
}

/** Figures and ids are set in the face of figures, words in that of words. */
interface Fact {
  readonly name: string;
  readonly figure?: string;
  readonly value?: ReactNode;
}

function Facts({
  order,
  queue,
}: {
  readonly order: Order;
  readonly queue: string | undefined;
}): ReactNode {
  const instrument = useRow('instruments', order.instrument);
  const quantity = (text: string) => formatFigure(text, { decimals: instrument?.quantityDecimals });
  const price = (text: string) => formatFigure(text, { decimals: instrument?.priceDecimals });
  const facts: readonly Fact[] = [
    { name: 'Side', value: <SideMark side={order.side} /> },
    { name: 'Type', value: typeWordsOf(order) },
    { name: 'Price', figure: priceWordsOf(order, instrument?.priceDecimals) },
    {
      name: 'Filled',
      figure: `${quantity(order.cumulativeQuantity)} of ${quantity(order.quantity)}`,
    },
    ...(queue === undefined ? [] : [{ name: 'Queue', figure: queue }]),
    { name: 'Average', figure: order.averagePrice === undefined ? '–' : price(order.averagePrice) },
    { name: 'Commission', figure: formatFigure(order.commission, { decimals: 2 }) },
    { name: 'Slippage', figure: formatFigure(order.slippage, { decimals: 2 }) },
    { name: 'Source', value: sourceOf(order) },
    { name: 'Order id', figure: order.orderId },
    { name: 'Client order id', figure: order.clientOrderId },
    { name: 'Venue order id', figure: order.venueOrderId ?? '–' },
  ];
  const reason = reasonOf(order);
  const { warningReason, verdicts = [] } = order;
  return (
    <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 gap-y-1 text-[11.5px]">
      {facts.map(({ name, value, figure }) => (
        <div key={name} className="contents">
          <dt className="text-faint">{name}</dt>
          <dd className={`truncate select-text ${figure === undefined ? '' : 'figure'}`}>
            {figure ?? value}
          </dd>
        </div>
      ))}
      {reason === undefined ? null : (
        <div className="contents">
          <dt className="text-faint">Reason</dt>
          <dd>{reason}</dd>
        </div>
      )}
      {warningReason === undefined ? null : (
        <div className="contents">
          <dt className="text-faint">Sent past</dt>
          <dd>
            <span className="text-warn">{verdicts.map(({ message }) => message).join(' ')}</span>{' '}
            {warningReason}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The entry and what protects it, as they stand. */
function Bracket({ order }: { readonly order: Order }): ReactNode {
  const orders = bracketOf(order, useRows('orders'));
  if (orders.length < 2) {
    return null;
  }
  return (
    <section aria-label="Bracket">
      <h3 className="mb-1 text-s font-semibold text-faint">Bracket</h3>
      <ul className="grid gap-0.5 text-[11.5px]">
        {orders.map((one) => (
          <li key={one.orderId} className="grid grid-cols-[92px_minmax(0,1fr)_auto] gap-2">
            <span className={one.orderId === order.orderId ? 'font-semibold' : 'text-soft'}>
              {one.origin.leg ?? 'entry'}
            </span>
            <span className="figure truncate">
              {formatFigure(one.quantity)} {priceWordsOf(one, undefined)}
            </span>
            <OrderStatus order={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timeline({ order }: { readonly order: Order }): ReactNode {
  // Asked again when something happens to it: the sequence is a part of the question.
  const answer = useApiQuery(pathOf`/orders/${order.orderId}`, orderWithEvents, {
    version: order.sequence,
  });
  if (answer.data === undefined) {
    return answer.error === null ? (
      <LoadingLines label="Reading what happened" lines={4} />
    ) : (
      <Refused error={answer.error} />
    );
  }
  return (
    <section aria-label="What happened">
      <h3 className="mb-1 text-s font-semibold text-faint">What happened</h3>
      <ol className="flex flex-col border-l border-line pl-3">
        {answer.data.events.map((event) => (
          <Moment key={event.sequence} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Moment({ event }: { readonly event: Event }): ReactNode {
  return (
    <li className="relative grid grid-cols-[92px_minmax(0,1fr)] gap-2 py-[3px] text-[11.5px] before:absolute before:top-[9px] before:-left-[15.5px] before:size-[6px] before:rounded-full before:bg-accent">
      <Timestamp value={event.time} style="milliseconds" className="text-soft" />
      <span>
        <b className="font-semibold">{eventWord(event)}</b>{' '}
        <span className="text-soft">{eventDetail(event)}</span>
      </span>
    </li>
  );
}
