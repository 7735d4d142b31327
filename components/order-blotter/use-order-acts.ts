'use client';

import { useMemo, useState } from 'react';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useFeedEvents } from '@/components/feed/use-feed-events';
import { useMay, useSession } from '@/components/feed/use-session';
import { draftOrder, type OrderDraft } from '@/components/ui/desk-intent';
import { notify } from '@/components/ui/notify';
import type { Order } from '@/contract/order';
import type { StreamEvent } from '@/contract/stream';
import { nameOf, type OrderActs } from './order-actions';
import { toCancel } from './order-calls';

/** What the blotter has open in front of it. */
export type Asked =
  | { readonly kind: 'cancelAll' }
  | { readonly kind: 'modify'; readonly order: Order }
  | { readonly kind: 'details'; readonly order: Order };

/** What one may do with orders here, and the dialog that is open. */
export function useOrderActs() {
  const [asked, ask] = useState<Asked>();
  const mayCancel = useMay('cancel');
  const mayTrade = useMay('trade');
  const { mutate: cancel } = useApiMutation(toCancel);
  const username = useSession().data?.username;
  useFeedEvents((events) => tellRefusals(events, username));
  const acts = useMemo<OrderActs>(
    () => ({
      mayCancel,
      mayTrade,
      modify: (order) => ask({ kind: 'modify', order }),
      again: (order) => draftOrder(toDraft(order)),
      cancel: (order) =>
        cancel(order, {
          onError: ({ problem }) =>
            notify(
              isCanceledAlready(problem)
                ? { title: `Canceled: ${nameOf(order)}` }
                : {
                    title: `Not canceled: ${nameOf(order)}`,
                    description: sentenceOf(problem),
                    tone: 'warn',
                  },
            ),
        }),
    }),
    [mayCancel, mayTrade, cancel],
  );
  return { acts, asked, ask, close: () => ask(undefined) };
}

/** By this very press, where its first answer was lost, or by somebody who was quicker: it is as was wished. */
function isCanceledAlready(problem: ApiProblem): boolean {
  return problem.kind === 'refused' && problem.members['orderStatus'] === 'canceled';
}

const refusals: Readonly<Record<string, string>> = {
  ORDER_CANCEL_REJECTED: 'The venue refused the cancel',
  ORDER_REPLACE_REJECTED: 'The venue refused the change',
};

/** The venue's no comes after the desk's yes; it is told to the person whose order it is. */
function tellRefusals(events: readonly StreamEvent[], username: string | undefined): void {
  for (const { type, order, message } of events) {
    const title = refusals[type];
    if (title !== undefined && order?.origin.user === username) {
      notify({
        title: order === undefined ? title : `${title}: ${nameOf(order)}`,
        tone: 'warn',
        ...(message === undefined ? {} : { description: message }),
      });
    }
  }
}

function toDraft(order: Order): OrderDraft {
  const { instrument, side, quantity, orderType, limitPrice, stopPrice, reduceOnly } = order;
  return {
    instrument,
    side,
    quantity,
    orderType,
    reduceOnly,
    ...(limitPrice === undefined ? {} : { limitPrice }),
    ...(stopPrice === undefined ? {} : { stopPrice }),
  };
}
