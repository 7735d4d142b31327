'use client';

import { type ReactNode, useMemo } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { notify } from '@/components/ui/notify';
import { ProblemNote } from '@/components/ui/problem-note';
import type { OrderBatchResult } from '@/contract/order-request';
import { toFlatten } from './position-calls';
import type { InstrumentOf } from './position-columns';
import { sumOf } from './position-sums';

interface FlattenDialogProps {
  readonly instrumentOf: InstrumentOf;
  readonly onClose: () => void;
}

/** Closes every position at the market. It lists what it hits; nothing in it has the focus by itself. */
export function FlattenDialog({ instrumentOf, onClose }: FlattenDialogProps): ReactNode {
  const positions = useRows('positions');
  const account = useFeed((values) => values.account?.account);
  const flatten = useApiMutation(toFlatten);
  const count = positions.length === 1 ? '1 position' : `${positions.length} positions`;
  const refusals = useMemo(() => refusalsOf(flatten.data), [flatten.data]);
  const send = () =>
    flatten.mutate(account, {
      onSuccess: (result) => {
        if (refusalsOf(result).length === 0) {
          notify({ title: `Closing sent for ${count}`, tone: 'good' });
          onClose();
        }
      },
    });
  return (
    <Dialog
      title="Flatten"
      description="Closes every position at the market, reduce-only. Working orders stay: cancel them first, or they may open new ones. To stop everything at once use KILL."
      tone="danger"
      open
      onOpenChange={onClose}
    >
      <section
        aria-label={count}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
        tabIndex={0}
        className="max-h-[38vh] overflow-auto rounded-desk border border-line-soft bg-sunken"
      >
        <ul>
          {positions.map((position) => (
            <li
              key={`${position.account}/${position.instrument}`}
              className="grid grid-cols-[minmax(0,1fr)_auto_110px] items-center gap-3 border-b border-line-soft px-2.5 py-1 text-[11.5px] last:border-b-0"
            >
              <b className="font-semibold">{position.instrument}</b>
              <Figure
                value={position.quantity}
                decimals={instrumentOf(position.instrument)?.quantityDecimals}
              />
              <span className="text-right">
                <SignedFigure value={position.unrealizedPnL} decimals={2} />
              </span>
            </li>
          ))}
          {positions.length === 0 ? <li className="px-2.5 py-2 text-faint">All is flat.</li> : null}
        </ul>
      </section>
      <p className="flex justify-between text-[11.5px] text-soft">
        Would realize, before fees
        <SignedFigure value={sumOf(positions, (row) => row.unrealizedPnL)} decimals={2} />
      </p>
      {refusals.map(({ code, detail }) => (
        <ProblemNote key={detail} code={code} sentence={detail} />
      ))}
      <Refused error={flatten.error} />
      <div className="flex items-center justify-end gap-2">
        <Button onClick={onClose}>Keep them</Button>
        <Button tone="danger" onClick={send} because={whyNot(positions.length, flatten.isPending)}>
          Close {count}
        </Button>
      </div>
    </Dialog>
  );
}

function refusalsOf(result: OrderBatchResult | undefined) {
  return (result?.items ?? []).flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
}

function whyNot(positions: number, isSending: boolean): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  return positions === 0 ? 'nothing is held' : undefined;
}
