'use client';

import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { CompactFigure } from '@/components/ui/figures';
import { PanelNote } from '@/components/ui/panel-note';
import { StatusMark } from '@/components/ui/status-mark';
import type { UnknownOrder, UnknownOrderList } from '@/contract/unknown-order';
import { Age } from './age';
import { countWords } from './break-words';
import { orderWords } from './unknown-words';

interface UnknownQueueProps {
  readonly list: UnknownOrderList | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (orderId: string) => void;
}

/** What the venue has not answered for, oldest first, and what it may do to the exposure. */
export function UnknownQueue({ list, chosen, onChoose }: UnknownQueueProps): ReactNode {
  if (list === undefined || list.items.length === 0) {
    return (
      <PanelNote title="Every order is accounted for" icon={CircleCheck}>
        An order whose outcome nobody knows stands here until the venue has said it.
      </PanelNote>
    );
  }
  const unknown = list.items.filter(({ order }) => order.status === 'unknown').length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {unknown === 0 ? null : (
        <p className="border-b border-line-soft bg-warn-ground px-3 py-2">
          Gross exposure{' '}
          <strong>
            <CompactFigure value={list.grossExposureLow} /> –{' '}
            <CompactFigure value={list.grossExposureHigh} />
          </strong>{' '}
          while {countWords(unknown, 'order')} {unknown === 1 ? 'is' : 'are'} unknown
        </p>
      )}
      <ul aria-label="Unknown orders" className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {list.items.map((one) => (
          <li key={one.order.orderId} className="border-b border-line-soft">
            <button
              type="button"
              aria-current={one.order.orderId === chosen}
              onClick={() => onChoose(one.order.orderId)}
              className="queue-entry"
            >
              <span className="flex items-center gap-2">
                <StatusMark shape="diamond" tone="warn" />
                <span className="truncate font-semibold">{orderWords(one.order)}</span>
                <Badge tone="warn">{one.asked}</Badge>
                <span className="ml-auto flex-none text-s text-faint">
                  <Age since={one.askedAt} />
                </span>
              </span>
              <span className="text-s text-soft">{lastWord(one)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function lastWord({ evidence, looks }: UnknownOrder): string {
  const last = evidence.at(-1);
  return last === undefined
    ? 'The venue has not been asked yet.'
    : `${countWords(looks, 'look')}, the last: ${last.words}`;
}
