'use client';

import { FileCheck2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { PanelNote } from '@/components/ui/panel-note';
import type { DropCopy } from '@/contract/drop-copy';
import type { ReconciliationBreak, ReconciliationRun } from '@/contract/reconciliation';
import { inQueueOrder, isLiveBreak } from './break-words';
import { WithdrawDropCopy } from './withdraw-drop-copy';

interface DropCopiesProps {
  readonly copies: readonly DropCopy[];
  readonly breaks: readonly ReconciliationBreak[];
  readonly runs: readonly ReconciliationRun[];
  readonly mayFeed: boolean;
  readonly onShowBreak: (id: string) => void;
}

/** Second sources of fills: how far each has told, how much of it agrees, and the way to its breaks. */
export function DropCopies(props: DropCopiesProps): ReactNode {
  const { copies, breaks, runs, mayFeed, onShowBreak } = props;
  const [withdrawn, setWithdrawn] = useState<DropCopy>();
  if (copies.length === 0) {
    return (
      <PanelNote title="No second source yet" icon={FileCheck2}>
        Feed in a clearing firm’s fills to have them compared with the desk’s own.
      </PanelNote>
    );
  }
  return (
    <>
      <ul aria-label="Drop copies" className="flex flex-col">
        {copies.map((copy) => (
          <CopyRow
            key={`${copy.venue}/${copy.account}/${copy.name}/${copy.tradingDay}`}
            copy={copy}
            run={runs.find((run) => isOf(run, copy))}
            breaks={breaks.filter((one) => isLiveBreak(one) && isOf(one, copy))}
            onShowBreak={onShowBreak}
            onWithdraw={mayFeed ? () => setWithdrawn(copy) : undefined}
          />
        ))}
      </ul>
      {withdrawn === undefined ? null : (
        <WithdrawDropCopy copy={withdrawn} onClose={() => setWithdrawn(undefined)} />
      )}
    </>
  );
}

function isOf(
  { source, venue, account, dropCopy }: ReconciliationBreak | ReconciliationRun,
  copy: DropCopy,
): boolean {
  return (
    source === 'dropCopy' &&
    venue === copy.venue &&
    account === copy.account &&
    dropCopy?.name === copy.name &&
    dropCopy.tradingDay === copy.tradingDay
  );
}

interface CopyRowProps {
  readonly copy: DropCopy;
  readonly run: ReconciliationRun | undefined;
  readonly breaks: readonly ReconciliationBreak[];
  readonly onShowBreak: (id: string) => void;
  readonly onWithdraw: (() => void) | undefined;
}

function CopyRow({ copy, run, breaks, onShowBreak, onWithdraw }: CopyRowProps): ReactNode {
  const worst = breaks.toSorted(inQueueOrder)[0];
  return (
    <li className="flex flex-col gap-0.5 border-b border-line-soft px-3 py-2 last:border-b-0">
      <div className="flex items-center gap-2">
        <span className="font-semibold">{copy.name}</span>
        <span className="text-soft">{copy.tradingDay}</span>
        {worst === undefined ? (
          <Badge tone="up">agrees</Badge>
        ) : (
          <Button size="s" tone="quiet" onClick={() => onShowBreak(worst.id)}>
            {breaks.length === 1 ? '1 open break' : `${breaks.length} open breaks`}
          </Button>
        )}
        <span className="flex-1" />
        {onWithdraw === undefined ? null : (
          <Button
            size="s"
            tone="quiet"
            aria-label={`Withdraw ${copy.name} of ${copy.tradingDay}`}
            onClick={onWithdraw}
          >
            Withdraw
          </Button>
        )}
      </div>
      <div className="text-s text-soft">
        {copy.fills === 1 ? '1 fill' : `${copy.fills} fills`} told
        {run?.matching === undefined ? '' : `, ${run.matching} match`} · complete up to{' '}
        <Timestamp value={copy.highWater} />
      </div>
      <div className="truncate text-s text-faint" title={copy.lastFeed.hash}>
        {copy.lastFeed.fileName ?? 'by the API'}, fed by {copy.lastFeed.by} at{' '}
        <Timestamp value={copy.lastFeed.at} />
      </div>
    </li>
  );
}
