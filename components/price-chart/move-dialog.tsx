'use client';

import { ArrowRight, Check, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { sentenceOf } from '@/components/feed/api-problem';
import { factsOf } from '@/components/feed/problem-facts';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRow } from '@/components/feed/use-row';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatFigure } from '@/components/ui/format-figures';
import { LoadingLines } from '@/components/ui/loading-lines';
import { ProblemNote } from '@/components/ui/problem-note';
import { SendReasonField } from '@/components/ui/send-reason-field';
import type { Instrument } from '@/contract/instrument';
import { type Order, order as orderSchema } from '@/contract/order';
import type { WishedMove } from './chart-lines';
import { useChangePreview } from './use-change-preview';

interface MoveDialogProps {
  readonly move: WishedMove;
  readonly instrument: Instrument;
  readonly onClose: () => void;
}

/** What a moved line would change: old and new, what the checks say; only here it is sent. */
export function MoveDialog({ move, instrument, onClose }: MoveDialogProps): ReactNode {
  const { order: moved, field, price } = move;
  const order = useRow('orders', moved.orderId) ?? moved;
  const checks = useChangePreview(move);
  const change = useApiMutation(toChange);
  const [isSent, setSent] = useState(false);
  const [reason, setReason] = useState('');
  const [isReasonMissed, setReasonMissed] = useState(false);
  const { preview, problem } = checks;
  const failed = preview?.verdicts.filter(({ passed }) => !passed) ?? [];
  const isWarned = failed.some(({ severity }) => severity === 'warn');
  const show = (text: string) => formatFigure(text, { decimals: instrument.priceDecimals });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const warningReason = reason.trim();
    setReasonMissed(isWarned && warningReason === '');
    if (isWarned && warningReason === '') {
      return;
    }
    setSent(true);
    change.mutate(
      { ...move, ...(isWarned ? { warningReason } : {}) },
      { onSuccess: onClose, onSettled: () => setSent(false) },
    );
  };
  const because = whyNotSent({
    isSent,
    isWaiting: preview === undefined,
    isRefused: problem !== undefined || preview?.passes === false,
  });
  return (
    <Dialog
      title={`Move the ${field === 'stopPrice' ? 'stop' : 'limit'} of ${order.instrument}`}
      description={`${order.side === 'buy' ? 'Buy' : 'Sell'} ${formatFigure(order.leavesQuantity, { decimals: instrument.quantityDecimals })}. Nothing is sent yet.`}
      open
      onOpenChange={onClose}
    >
      <form onSubmit={send} className="flex flex-col gap-3">
        <p className="flex items-baseline gap-3 rounded-desk border border-line-soft bg-sunken px-3 py-2">
          <span className="only-read">From</span>
          <span className="figure text-[15px] text-faint line-through">
            {show(order[field] ?? moved[field] ?? '0')}
          </span>
          <ArrowRight aria-hidden="true" size={14} className="self-center text-faint" />
          <span className="only-read">to</span>
          <b className="figure text-[15px] font-semibold">{show(price)}</b>
          <span className="ml-auto text-s text-faint">goes to the end of the queue</span>
        </p>
        {preview === undefined && problem === undefined ? (
          <LoadingLines label="Running the checks" lines={2} />
        ) : null}
        {preview === undefined ? null : (
          <ul aria-label="Checks" className="flex flex-col gap-1 text-[11.5px]">
            {failed.map(({ code, message, severity }) => (
              <li
                key={code}
                className={`flex gap-1.5 ${severity === 'block' ? 'text-critical' : 'text-warn'}`}
              >
                <X aria-hidden="true" size={13} className="mt-px flex-none" />
                {message}
              </li>
            ))}
            <li className="flex gap-1.5 text-soft">
              <Check aria-hidden="true" size={13} className="mt-px flex-none text-good" />
              {preview.verdicts.length - failed.length} checks pass
            </li>
          </ul>
        )}
        {isWarned ? (
          <SendReasonField value={reason} isMissed={isReasonMissed} onChange={setReason} />
        ) : null}
        {[problem, change.error?.problem].map((told) =>
          told === undefined ? null : (
            <ProblemNote
              key={told.code}
              code={told.code}
              sentence={sentenceOf(told)}
              facts={factsOf(told)}
            />
          ),
        )}
        <div className="flex items-center justify-end gap-2">
          <Button onClick={onClose}>Leave as it is</Button>
          <Button type="submit" tone="primary" because={because}>
            Send change
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function toChange({
  order,
  field,
  price,
  ...rest
}: WishedMove & { readonly warningReason?: string }): ApiRequest<Order> {
  return {
    method: 'PATCH',
    path: pathOf`/orders/${order.orderId}`,
    body: { [field]: price, ...rest },
    schema: orderSchema,
  };
}

function whyNotSent(state: {
  readonly isSent: boolean;
  readonly isWaiting: boolean;
  readonly isRefused: boolean;
}): string | undefined {
  if (state.isSent) {
    return 'being sent';
  }
  if (state.isRefused) {
    return 'the checks say no';
  }
  return state.isWaiting ? 'the checks are running' : undefined;
}
