'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatFigure } from '@/components/ui/format-figures';
import { notify } from '@/components/ui/notify';
import { TextInput } from '@/components/ui/text-input';
import { isOpenOrderStatus } from '@/contract/order-status';
import { toReset } from './venue-calls';

const phrase = 'reset paper';

/** Lists what a reset hits, and asks for the words that do it. */
export function ResetDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const resetting = useApiMutation(toReset);
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const isSaid = typed.trim().toLowerCase() === phrase;
  const orders = useRows('orders').filter(({ status }) => isOpenOrderStatus(status));
  const positions = useRows('positions');
  const lines = [
    ...positions.map(
      ({ account, instrument, quantity }) =>
        ({
          key: `${account}/${instrument}`,
          text: `closes ${formatFigure(quantity)} ${instrument}`,
        }) as const,
    ),
    ...orders.map(({ orderId, side, leavesQuantity, instrument }) => ({
      key: orderId,
      text: `cancels ${side} ${formatFigure(leavesQuantity)} ${instrument}`,
    })),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isSaid || resetting.isPending) {
      return;
    }
    resetting.mutate(undefined, {
      onSuccess: ({ canceledOrders, closingOrders, refusedOrders }) => {
        notify({
          title: 'The paper venue is reset',
          description: `${canceledOrders} orders canceled, ${closingOrders} positions closing${refusedOrders === 0 ? '' : `, ${refusedOrders} refused`}.`,
          tone: refusedOrders === 0 ? 'good' : 'warn',
        });
        onClose();
      },
    });
  };
  return (
    <Dialog
      title="Reset the paper venue"
      description="Faults and scenarios end. The journal forgets nothing."
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-3">
        <section
          aria-label="What it hits"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
          tabIndex={0}
          className="max-h-[30vh] overflow-auto rounded-desk border border-line-soft bg-sunken px-2.5 py-1.5 text-[11.5px]"
        >
          {lines.length === 0 ? (
            <p className="text-faint">No open order and no position.</p>
          ) : (
            <ul className="grid gap-0.5">
              {lines.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          )}
        </section>
        <Field
          label={`Type “${phrase}”`}
          layout="above"
          error={isTried && !isSaid ? `Type exactly: ${phrase}` : undefined}
        >
          {(ids) => (
            <TextInput
              ids={ids}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Refused error={resetting.error} />
        <div className="flex items-center justify-end gap-2">
          <Button onClick={onClose}>Leave it</Button>
          <Button
            type="submit"
            tone="danger"
            because={resetting.isPending ? 'on its way' : undefined}
          >
            Reset
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
