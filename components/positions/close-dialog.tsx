'use client';

import type { ReactNode } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import { Dialog } from '@/components/ui/dialog';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { notify } from '@/components/ui/notify';
import { isOpenOrderStatus } from '@/contract/order-status';
import type { Position } from '@/contract/position';
import { toClose } from './position-calls';
import { closeEffect, halfOf } from './position-sums';

interface CloseDialogProps {
  /** As it was when the button was pressed. */
  readonly position: Position;
  readonly part: 'all' | 'half';
  readonly onClose: () => void;
}

/** Says what closing would do, at figures that go on living, and does it. */
export function CloseDialog({ position: opened, part, onClose }: CloseDialogProps): ReactNode {
  const positionId = `${opened.account}/${opened.instrument}`;
  const current = useRow('positions', positionId);
  const instrument = useRow('instruments', opened.instrument);
  const closing = useApiMutation(toClose);
  const position = current ?? opened;
  const held = decimalOf(absoluteUnits(unitsOf(position.quantity)));
  const quantity = part === 'half' ? (halfOf(position, instrument) ?? held) : held;
  const effect = closeEffect(position, quantity);
  const shown = formatFigure(quantity, { decimals: instrument?.quantityDecimals });
  const verb = effect.side === 'sell' ? 'Sell' : 'Buy';
  const send = () =>
    closing.mutate(part === 'half' ? { position, quantity } : { position }, {
      onSuccess: () => {
        notify({ title: `Closing sent: ${verb.toLowerCase()} ${shown} ${position.instrument}` });
        onClose();
      },
    });
  return (
    <Dialog
      title={`Close ${part === 'half' ? 'half of ' : ''}${position.instrument}`}
      description="At the market, reduce-only: it can make the position smaller, never turn it."
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        <dt className="text-soft">{verb} at market</dt>
        <dd className="figure text-right font-semibold">{shown}</dd>
        <dt className="text-soft">About, at the mark</dt>
        <dd className="text-right">
          <Figure value={effect.value} decimals={2} />
        </dd>
        <dt className="text-soft">Would realize, before fees</dt>
        <dd className="text-right">
          <SignedFigure value={effect.realized} decimals={2} />
        </dd>
        <dt className="text-soft">Left afterwards</dt>
        <dd className="text-right">
          <Figure value={effect.left} decimals={instrument?.quantityDecimals} />
        </dd>
      </dl>
      <AlreadyClosing instrument={position.instrument} />
      <Refused error={closing.error} />
      <div className="flex items-center justify-end gap-2">
        <Button onClick={onClose}>Keep it</Button>
        <Button tone="danger" onClick={send} because={whyNot(opened, current, closing.isPending)}>
          {verb} {shown} {position.instrument}
        </Button>
      </div>
    </Dialog>
  );
}

/** An order that closes it already: a second one could only be refused. */
function AlreadyClosing({ instrument }: { readonly instrument: string }): ReactNode {
  const orders = useRows('orders').filter(
    (order) =>
      order.instrument === instrument && order.reduceOnly && isOpenOrderStatus(order.status),
  );
  if (orders.length === 0) {
    return null;
  }
  return (
    <p className="rounded-desk bg-warn-ground px-2.5 py-1.5 text-[11.5px] text-warn">
      {orders.length === 1 ? 'One order reduces' : `${orders.length} orders reduce`} this position
      already:{' '}
      {orders
        .map(({ side, leavesQuantity }) => `${side} ${formatFigure(leavesQuantity)}`)
        .join(', ')}
      . Together they can never turn it.
    </p>
  );
}

function whyNot(
  opened: Position,
  current: Position | undefined,
  isSending: boolean,
): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  if (current === undefined) {
    return 'the position is closed';
  }
  // It was closed or turned while it was looked at: the press was meant for the one before.
  return current.openedAt === opened.openedAt ? undefined : 'it is another position by now';
}
