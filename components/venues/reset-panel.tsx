'use client';

import { type ReactNode, useState } from 'react';
import { useCount } from '@/components/feed/use-count';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import { ResetDialog } from './reset-dialog';

/** Back to calm: what it would hit is said before it is done. */
export function ResetPanel({ because }: { readonly because: string | undefined }): ReactNode {
  const [isAsked, ask] = useState(false);
  const orders = useCount('orders', isOpen);
  const positions = useCount('positions');
  return (
    <Panel title="Reset">
      <div className="flex flex-col items-start gap-2 p-3">
        <p className="text-soft">
          Clears faults and scenarios, cancels {wordsOf(orders, 'open order')} and closes{' '}
          {wordsOf(positions, 'position')} at the market. Cash and history stay as they are.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Button tone="dangerOutline" because={because} onClick={() => ask(true)}>
            Reset…
          </Button>
        </div>
      </div>
      {isAsked ? <ResetDialog onClose={() => ask(false)} /> : null}
    </Panel>
  );
}

function isOpen({ status }: Order): boolean {
  return isOpenOrderStatus(status);
}

function wordsOf(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
