'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { PanelContent } from '@/components/ui/panel-state';
import { DropCopies } from './drop-copies';
import { FeedDropCopy } from './feed-drop-copy';

/** Second sources of fills, the way to feed one in, and the way to the report of the day. */
export function DropCopiesPanel({
  onShowBreak,
}: {
  readonly onShowBreak: (id: string) => void;
}): ReactNode {
  const state = usePanelState();
  const breaks = useRows('breaks');
  const runs = useRows('reconciliationRuns');
  const copies = useRows('dropCopies');
  const tradingDay = useFeed((values) => values.account?.tradingDay);
  const mayFeed = useMay('reconcile');
  const [isFeeding, setIsFeeding] = useState(false);
  return (
    <>
      <Panel
        title="Drop copies"
        stale={state === 'stale'}
        actions={
          <>
            <Link
              href="/reports/end-of-day"
              className="rounded-desk px-2 text-s text-soft hover:bg-hover hover:text-text"
            >
              End of day report
            </Link>
            {mayFeed && tradingDay !== undefined ? (
              <Button size="s" onClick={() => setIsFeeding(true)}>
                Feed a file
              </Button>
            ) : null}
          </>
        }
      >
        <PanelContent state={state} what="the drop copies">
          <DropCopies
            copies={copies}
            breaks={breaks}
            runs={runs}
            mayFeed={mayFeed}
            onShowBreak={onShowBreak}
          />
        </PanelContent>
      </Panel>
      {isFeeding && tradingDay !== undefined ? (
        <FeedDropCopy
          tradingDay={tradingDay}
          names={[...new Set(copies.map(({ name }) => name))]}
          onClose={() => setIsFeeding(false)}
        />
      ) : null}
    </>
  );
}
