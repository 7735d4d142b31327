'use client';

import type { ReactNode } from 'react';
import { pathOf } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { SignedFigure, Timestamp } from '@/components/ui/figures';
import { formatDuration } from '@/components/ui/format-time';
import { LoadingLines } from '@/components/ui/loading-lines';
import type { Event } from '@/contract/event';
import { type OrderWithEvents, orderWithEvents } from '@/contract/order';
import { actorWords, eventName, eventReason, eventSummary } from './event-words';
import { orderOutcome } from './order-outcome';

interface OrderTimelineProps {
  readonly orderId: string;
  /** The event that is looked at; it is marked. */
  readonly sequence: number;
  readonly onChoose: (event: Event) => void;
}

/** One order from the first word to the money it made. */
export function OrderTimeline({ orderId, sequence, onChoose }: OrderTimelineProps): ReactNode {
  const live = useRow('orders', orderId);
  const answer = useApiQuery(pathOf`/orders/${orderId}`, orderWithEvents, {
    version: live?.sequence ?? 0,
  });
  if (answer.data === undefined) {
    return answer.error === null ? (
      <LoadingLines label="Reading the order" lines={5} />
    ) : (
      <Refused error={answer.error} />
    );
  }
  const { events } = answer.data;
  const begunAtMs = Date.parse(events[0]?.time ?? '');
  return (
    <section aria-label="Timeline of the order">
      <h3 className="mb-1 text-s font-semibold text-faint">
        Order <span className="figure select-text">{orderId}</span>
      </h3>
      <ol className="flex flex-col border-l border-line pl-3">
        {events.map((event) => (
          <li
            key={event.sequence}
            className={`relative before:absolute before:top-[11px] before:-left-[16px] before:size-[7px] before:rounded-full ${event.sequence === sequence ? 'before:bg-accent' : 'before:border-[1.5px] before:border-accent before:bg-panel'}`}
          >
            <button
              type="button"
              aria-current={event.sequence === sequence || undefined}
              onClick={() => onChoose(event)}
              className="grid w-full grid-cols-[58px_minmax(0,1fr)] gap-2 rounded px-1.5 py-1 text-left hover:bg-hover aria-[current=true]:bg-raised"
            >
              <span className="figure text-right text-faint" title={event.time}>
                +{formatDuration(Date.parse(event.time) - begunAtMs)}
              </span>
              <span className="min-w-0">
                <b className="font-semibold">{eventName(event.type)}</b>{' '}
                <span className="text-soft">
                  {[eventSummary(event), eventReason(event)]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>{' '}
                <span className="text-faint">{actorWords(event.actor)}</span>
              </span>
            </button>
          </li>
        ))}
        <Outcome order={answer.data} />
      </ol>
    </section>
  );
}

/** The last line: what came of it. */
function Outcome({ order }: { readonly order: OrderWithEvents }): ReactNode {
  const position = useRow('positions', `${order.account}/${order.instrument}`);
  const closed = useRows('closedPositions');
  const outcome = orderOutcome(order, order.events, position, closed);
  return (
    <li
      aria-label="Profit and loss"
      className="relative px-1.5 py-1 before:absolute before:top-[10px] before:-left-[16.5px] before:size-[8px] before:rotate-45 before:rounded-[1px] before:bg-good"
    >
      {outcome.kind === 'nothingFilled' ? (
        <span className="text-soft">Nothing was filled: no profit, no loss.</span>
      ) : null}
      {outcome.kind === 'notKept' ? (
        <span className="text-soft">
          Its position was closed longer ago than this page keeps; look for “Position closed” in{' '}
          {order.instrument}.
        </span>
      ) : null}
      {outcome.kind === 'open' ? (
        <span>
          <b className="font-semibold">Position open</b>{' '}
          <SignedFigure value={outcome.position.unrealizedPnL} decimals={2} />{' '}
          <span className="text-soft">unrealized,</span>{' '}
          <SignedFigure value={outcome.position.realizedPnL} decimals={2} />{' '}
          <span className="text-soft">realized so far</span>
        </span>
      ) : null}
      {outcome.kind === 'closed' ? (
        <span>
          <b className="font-semibold">Position closed</b>{' '}
          <SignedFigure value={outcome.position.netPnL} decimals={2} />{' '}
          <span className="text-soft">
            net of fees at <Timestamp value={outcome.position.closedAt} />
          </span>
        </span>
      ) : null}
    </li>
  );
}
