'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { asksForReason } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { notify } from '@/components/ui/notify';
import { readNumber } from '@/components/ui/read-number';
import { SendReasonField } from '@/components/ui/send-reason-field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { useSelectedWhenReplaced } from '@/components/ui/use-selected-when-replaced';
import type { Position } from '@/contract/position';
import { toMoveStop } from './position-calls';
import { distancePercent, looseStopOf, resultAtStop, stopOf, stopProblem } from './stop-draft';

interface MoveStopDialogProps {
  /** As it was when the button was pressed. */
  readonly position: Position;
  readonly onClose: () => void;
}

const nothingTyped = { stopPrice: '', isTyped: false, warningReason: '' };

/** Moves the stop behind a position, or puts one there; what it would mean is reviewed before. */
export function MoveStopDialog({ position: opened, onClose }: MoveStopDialogProps): ReactNode {
  const current = useRow('positions', `${opened.account}/${opened.instrument}`);
  const position = current ?? opened;
  const instrument = useRow('instruments', opened.instrument);
  const orders = useRows('orders');
  const stop = stopOf(position, orders);
  const loose = looseStopOf(position, orders);
  const [meant] = useState(stop?.orderId);
  const { typing, type, forget } = useKeptTyping(
    `stop.${opened.account}/${opened.instrument}`,
    nothingTyped,
  );
  const form = useRef<HTMLFormElement>(null);
  useSelectedWhenReplaced(form);
  // Until somebody types, the field follows the stop that stands.
  const typed = typing.isTyped ? typing.stopPrice : (stop?.stopPrice ?? '');
  const [isTried, setTried] = useState(false);
  const [isWarned, setWarned] = useState(false);
  const warningReason = typing.warningReason.trim();
  const moving = useApiMutation(toMoveStop);
  const problem = stopProblem(typed, position, instrument);
  const price = decimalOf(readNumber(typed, instrument?.priceDecimals).units ?? 0n);
  const isReady = problem === undefined;
  const show = (text: string) => formatFigure(text, { decimals: instrument?.priceDecimals });
  const because = whyNot({
    isSending: moving.isPending,
    isGone: current?.openedAt !== opened.openedAt,
    isAnother: stop?.orderId !== meant,
    isSame: stop?.stopPrice === price,
  });
  // Whoever leaves on purpose begins anew: an old price must not lie in wait for the next Enter.
  const leave = () => {
    forget();
    onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isReasonMissing = isWarned && warningReason === '';
    if (!isReady || isReasonMissing || because !== undefined) {
      return;
    }
    const held = decimalOf(absoluteUnits(unitsOf(position.quantity)));
    moving.mutate(
      {
        ...{ position, stop, stopPrice: price, quantity: held },
        ...(isWarned ? { warningReason } : {}),
      },
      {
        onSuccess: () => {
          notify({ title: `Stop of ${position.instrument} sent to ${show(price)}` });
          leave();
        },
        onError: ({ problem: no }) => asksForReason(no) && setWarned(true),
      },
    );
  };
  return (
    <Dialog
      title={`${stop === undefined ? 'Protect' : 'Move the stop of'} ${position.instrument}`}
      description={
        stop === undefined
          ? 'No stop that only reduces stands behind this position. One for all of it, reduce-only, good till canceled.'
          : 'The old stop stays until the venue has taken the new price.'
      }
      open
      onOpenChange={leave}
    >
      <form ref={form} noValidate className="flex flex-col gap-3" onSubmit={send}>
        <Field
          label="Stop price"
          layout="above"
          error={typed === '' && !isTried ? undefined : problem}
          hint={
            position.markPrice === null ? undefined : `The mark is ${show(position.markPrice)}.`
          }
        >
          {(ids) => (
            <TextInput
              ids={ids}
              face="figure"
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onChange={({ target }) => type({ stopPrice: target.value, isTyped: true })}
              onBlur={() => setTried(true)}
              suffix={instrument === undefined ? undefined : `tick ${instrument.tickSize}`}
            />
          )}
        </Field>
        <dl className="grid grid-cols-[1fr_auto_auto] gap-x-4 gap-y-1">
          <dt className="text-soft">Stop</dt>
          <dd className="text-right text-soft">
            <Figure value={stop?.stopPrice} decimals={instrument?.priceDecimals} />
          </dd>
          <dd className="text-right">
            <Figure value={isReady ? price : undefined} decimals={instrument?.priceDecimals} />
          </dd>
          <dt className="text-soft">Away from the mark, %</dt>
          <dd className="text-right text-soft">
            <Figure
              value={stop?.stopPrice && distancePercent(position, stop.stopPrice)}
              decimals={2}
            />
          </dd>
          <dd className="text-right">
            <Figure value={isReady ? distancePercent(position, price) : undefined} decimals={2} />
          </dd>
          <dt className="text-soft">Result when hit, before fees</dt>
          <dd className="text-right">
            <SignedFigure
              value={stop?.stopPrice === undefined ? null : resultAtStop(position, stop.stopPrice)}
              decimals={2}
            />
          </dd>
          <dd className="text-right">
            <SignedFigure value={isReady ? resultAtStop(position, price) : null} decimals={2} />
          </dd>
        </dl>
        {loose?.stopPrice === undefined ? null : (
          <p className="text-warn">
            A stop that is not reduce-only stands at {show(loose.stopPrice)}: a kill cancels it, and
            once the position is closed it opens another. Cancel it where this one takes its place.
          </p>
        )}
        <Refused error={moving.error} />
        {isWarned ? (
          <SendReasonField
            takesFocus
            value={typing.warningReason}
            isMissed={isTried}
            onChange={(reason) => type({ warningReason: reason })}
          />
        ) : null}
        <div className="flex items-center justify-end gap-2">
          <Button onClick={leave}>Leave as it is</Button>
          <Button type="submit" tone="primary" because={because}>
            {stop === undefined ? 'Place the stop' : 'Move the stop'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whyNot(now: {
  readonly isSending: boolean;
  /** The position that was looked at is closed; another one may stand in its place. */
  readonly isGone: boolean;
  /** The stop that was looked at is over, or another one has come to stand nearer. */
  readonly isAnother: boolean;
  readonly isSame: boolean;
}): string | undefined {
  if (now.isSending) {
    return 'being sent';
  }
  if (now.isGone) {
    return 'the position is closed';
  }
  if (now.isAnother) {
    return 'its stop is another one by now';
  }
  return now.isSame ? 'it stands there already' : undefined;
}
