'use client';

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { asksForReason } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRow } from '@/components/feed/use-row';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatFigure } from '@/components/ui/format-figures';
import { SendReasonField } from '@/components/ui/send-reason-field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { useSelectedWhenReplaced } from '@/components/ui/use-selected-when-replaced';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import {
  type CheckedUpdates,
  checkUpdates,
  type UpdateDraft,
  type UpdateField,
  updateFieldsOf,
} from './check-updates';
import { whyNotModified } from './order-actions';
import { toModify } from './order-calls';
import { OrderStatus } from './order-status';
import { SideMark } from './side-mark';

interface ModifyDialogProps {
  /** As it was when the dialog was opened; what happens to it meanwhile is followed. */
  readonly order: Order;
  readonly onClose: () => void;
}

const labels: Record<UpdateField, string> = {
  quantity: 'Quantity',
  limitPrice: 'Limit price',
  stopPrice: 'Stop price',
};

/** Only what is typed is kept: the other fields follow the order. */
const nothingTyped = { typed: {} as Partial<UpdateDraft>, warningReason: '' };

/** Changes quantity and prices of an open order. What is typed is kept through every refusal. */
export function ModifyDialog({ order: opened, onClose }: ModifyDialogProps): ReactNode {
  const order = useRow('orders', opened.orderId) ?? opened;
  const instrument = useRow('instruments', order.instrument);
  const { typing, type, forget } = useKeptTyping(`order.${opened.orderId}`, nothingTyped);
  const form = useRef<HTMLFormElement>(null);
  useSelectedWhenReplaced(form);
  const modify = useApiMutation(toModify);
  const checked = checkUpdates(order, instrument, typing.typed);
  const [isWarned, setWarned] = useState(false);
  const [isReasonMissed, setReasonMissed] = useState(false);
  const warningReason = typing.warningReason.trim();
  // Whoever leaves on purpose begins anew: an old price must not lie in wait for the next Enter.
  const leave = () => {
    forget();
    onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setReasonMissed(isWarned && warningReason === '');
    if (checked.change === undefined || modify.isPending || (isWarned && warningReason === '')) {
      return;
    }
    modify.mutate(
      { order, change: checked.change, ...(isWarned ? { warningReason } : {}) },
      { onSuccess: leave, onError: ({ problem }) => asksForReason(problem) && setWarned(true) },
    );
  };
  return (
    <Dialog
      title={`Modify ${order.instrument}`}
      description={<Summary order={order} instrument={instrument} />}
      open
      onOpenChange={leave}
    >
      <form ref={form} onSubmit={send} noValidate className="flex flex-col gap-3">
        {updateFieldsOf(order).map((field) => (
          <UpdateInput
            key={field}
            field={field}
            value={checked.draft[field]}
            checked={checked}
            step={field === 'quantity' ? instrument?.lotSize : instrument?.tickSize}
            onChange={(value) => type({ typed: { ...typing.typed, [field]: value } })}
          />
        ))}
        <Refused error={modify.error} />
        {isWarned ? (
          <SendReasonField
            takesFocus
            value={typing.warningReason}
            isMissed={isReasonMissed}
            onChange={(reason) => type({ warningReason: reason })}
          />
        ) : null}
        <div className="flex items-center justify-end gap-2">
          <Button onClick={leave}>Leave as it is</Button>
          <Button
            type="submit"
            tone="primary"
            because={whyNotSent(order, checked, modify.isPending)}
          >
            Send change
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Summary({
  order,
  instrument,
}: {
  readonly order: Order;
  readonly instrument: Instrument | undefined;
}): ReactNode {
  const decimals = instrument?.quantityDecimals;
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <SideMark side={order.side} />
      <span className="figure">
        {formatFigure(order.cumulativeQuantity, { decimals })} of{' '}
        {formatFigure(order.quantity, { decimals })} filled
      </span>
      <OrderStatus order={order} />
    </span>
  );
}

interface UpdateInputProps {
  readonly field: UpdateField;
  readonly value: string;
  readonly checked: CheckedUpdates;
  readonly step: string | undefined;
  readonly onChange: (value: string) => void;
}

function UpdateInput({ field, value, checked, step, onChange }: UpdateInputProps): ReactNode {
  const stepName = field === 'quantity' ? 'lot' : 'tick';
  return (
    <Field label={labels[field]} error={checked.errors[field]} hint={checked.hints[field]}>
      {(ids) => (
        <TextInput
          ids={ids}
          face="figure"
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          suffix={step === undefined ? undefined : `${stepName} ${formatFigure(step)}`}
        />
      )}
    </Field>
  );
}

function whyNotSent(
  order: Order,
  { errors, change }: CheckedUpdates,
  isSending: boolean,
): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  if (!isOpenOrderStatus(order.status)) {
    return 'the order is over';
  }
  const waiting = whyNotModified(order);
  if (waiting !== undefined) {
    return waiting;
  }
  if (Object.keys(errors).length > 0) {
    return 'see the field above';
  }
  return change === undefined ? 'nothing is changed yet' : undefined;
}
