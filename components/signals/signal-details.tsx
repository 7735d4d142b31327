'use client';

import { MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { pathOf } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { useApiQuery } from '@/components/feed/use-api-query';
import { usePanelState } from '@/components/feed/use-connection';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { unitsOf } from '@/components/ui/decimal';
import { SignedFigure, Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { formatDuration } from '@/components/ui/format-time';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { StatusMark } from '@/components/ui/status-mark';
import type { Order } from '@/contract/order';
import type { ClosedPosition } from '@/contract/position';
import { type SignalWithOrders, signalWithOrders } from '@/contract/signal';
import { stateLooks, stopOf, typeWord } from './signal-words';

/** One signal from its arrival to the money it made. */
export function SignalDetails({ signalId }: { readonly signalId: string | undefined }): ReactNode {
  const isStale = usePanelState() === 'stale';
  return (
    <Panel title="From signal to P&L" stale={isStale}>
      {signalId === undefined ? (
        <PanelNote title="No signal chosen" icon={MousePointerClick}>
          Click a row: what it asked for, what was decided, its orders and what they made.
        </PanelNote>
      ) : (
        <Told signalId={signalId} />
      )}
    </Panel>
  );
}

function Told({ signalId }: { readonly signalId: string }): ReactNode {
  const live = useRow('signals', signalId);
  const answer = useApiQuery(pathOf`/signals/${signalId}`, signalWithOrders, {
    version: live?.sequence ?? 0,
    refetchIntervalMs: 2_000,
  });
  if (answer.data === undefined) {
    return answer.error === null ? (
      <LoadingLines label="Reading the signal" lines={5} />
    ) : (
      <Refused error={answer.error} />
    );
  }
  return <Story signal={answer.data} />;
}

function Story({ signal }: { readonly signal: SignalWithOrders }): ReactNode {
  const { word, shape, tone } = stateLooks[signal.state];
  const stop = stopOf(signal);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
      aria-label="The signal"
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3"
    >
      <p>
        <b className="font-semibold">
          {typeWord(signal)} {signal.direction ?? ''} {signal.instrument ?? ''}
        </b>{' '}
        <span className="text-soft">
          {signal.quantity === undefined ? '' : formatFigure(signal.quantity)}
          {signal.price === undefined ? '' : ` @ ${formatFigure(signal.price)}`}
          {stop === '' ? '' : ` · stop ${stop}`}
          {signal.takeProfit === undefined ? '' : ` · target ${formatFigure(signal.takeProfit)}`}
        </span>
      </p>
      <ol className="flex flex-col gap-1.5 border-l border-line pl-3">
        <Step time={signal.time} what={`made by ${signal.strategy ?? 'an unknown strategy'}`} />
        <Step
          time={signal.receivedAt}
          what={`received from ${signal.sentBy}${signal.arrivalPrice === undefined ? '' : `, market at ${formatFigure(signal.arrivalPrice)}`}`}
        />
        <Step
          time={signal.decidedAt}
          what={
            <span className="inline-flex items-baseline gap-1.5">
              <StatusMark shape={shape} tone={tone} />
              <span>
                {word}
                {signal.decidedBy === undefined ? '' : ` by ${signal.decidedBy}`}:{' '}
                <span className="text-soft">{verdictAfter(word, signal.verdict)}</span>
              </span>
            </span>
          }
        />
        {signal.orders.map((order) => (
          <OrderStep key={order.orderId} order={order} />
        ))}
        <Outcome signal={signal} />
      </ol>
    </section>
  );
}

/** The sentence without the word that stands before it already. */
function verdictAfter(word: string, verdict: string): string {
  const begin = `${word}: `;
  return verdict.toLowerCase().startsWith(begin) ? verdict.slice(begin.length) : verdict;
}

function Step({
  time,
  what,
}: {
  readonly time: string | undefined;
  readonly what: ReactNode;
}): ReactNode {
  return (
    <li className="grid grid-cols-[64px_minmax(0,1fr)] gap-2">
      <span className="text-faint">{time === undefined ? 'now' : <Timestamp value={time} />}</span>
      <span>{what}</span>
    </li>
  );
}

function OrderStep({ order }: { readonly order: Order }): ReactNode {
  const { side, cumulativeQuantity, quantity, orderType, averagePrice, status } = order;
  const filled = `${formatFigure(cumulativeQuantity)} of ${formatFigure(quantity)}`;
  const at = averagePrice ? ` @ ${formatFigure(averagePrice)}` : '';
  return (
    <Step
      time={order.submittedAt}
      what={
        <>
          <span className={side === 'buy' ? 'text-up' : 'text-down'}>
            {side === 'buy' ? '▲ buy' : '▼ sell'}
          </span>{' '}
          {orderType} <span className="figure">{`${filled}${at}`}</span>{' '}
          <span className="text-faint">{status}</span>
        </>
      }
    />
  );
}

/** What the position that its orders filled has made, or makes now. */
function Outcome({ signal }: { readonly signal: SignalWithOrders }): ReactNode {
  const [first] = signal.orders;
  const closed = useRows('closedPositions').find((one) => isOf(one, signal.orders));
  const position = useRow(
    'positions',
    first === undefined ? undefined : `${first.account}/${first.instrument}`,
  );
  if (closed !== undefined) {
    return (
      <Step
        time={closed.closedAt}
        what={
          <>
            closed: <SignedFigure value={closed.netPnL} decimals={2} />{' '}
            <span className="text-soft">net, held {formatDuration(closed.holdingPeriod)}</span>
          </>
        }
      />
    );
  }
  return position === undefined ? null : (
    <Step
      time={undefined}
      what={
        <>
          position <span className="figure">{formatFigure(position.quantity)}</span>:{' '}
          <SignedFigure value={position.unrealizedPnL} decimals={2} />{' '}
          <span className="text-soft">unrealized,</span>{' '}
          <SignedFigure value={position.realizedPnL} decimals={2} />{' '}
          <span className="text-soft">realized</span>
        </>
      }
    />
  );
}

/** One of the orders filled while the position was held. */
function isOf(closed: ClosedPosition, orders: readonly Order[]): boolean {
  return orders.some(
    (order) =>
      order.account === closed.account &&
      order.instrument === closed.instrument &&
      unitsOf(order.cumulativeQuantity) > 0n &&
      order.submittedAt <= closed.closedAt &&
      order.updatedAt >= closed.openedAt,
  );
}
