'use client';

import { CircleCheck, MousePointerClick } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { usePanelState } from '@/components/feed/use-connection';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { useSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { TabbedPanel } from '@/components/ui/tabbed-panel';
import { BreakQueue } from './break-queue';
import { BreakView } from './break-view';
import { inQueueOrder, isLiveBreak } from './break-words';
import './reconciliation.css';
import { toRun } from './reconciliation-calls';
import { RunList } from './run-list';

/** The desk's books beside the venue's: last runs, the queue of breaks, one break with its repair. */
export function Reconciliation(): ReactNode {
  const state = usePanelState();
  const session = useSession().data;
  const breaks = useRows('breaks');
  const runs = useRows('reconciliationRuns');
  const [tab, setTab] = useState('live');
  const [chosen, setChosen] = useState<string>();
  const run = useApiMutation(toRun);
  const live = useMemo(() => breaks.filter(isLiveBreak).toSorted(inQueueOrder), [breaks]);
  const over = useMemo(
    () =>
      breaks
        .filter((one) => !isLiveBreak(one))
        .toSorted((one, other) => other.sequence - one.sequence),
    [breaks],
  );
  const shown = tab === 'live' ? live : over;
  const found = useRow('breaks', chosen ?? shown[0]?.id);
  const permissions = session?.permissions ?? [];
  const isStale = state === 'stale';
  return (
    <div className="reconciliation-grid">
      <div className="reconciliation-seat" data-seat="runs">
        <Panel
          title="Last runs"
          stale={isStale}
          actions={
            permissions.includes('acknowledgeAlerts') ? (
              <Button
                size="s"
                because={run.isPending ? 'comparing…' : undefined}
                onClick={() => run.mutate(undefined)}
              >
                Run now
              </Button>
            ) : null
          }
        >
          <PanelContent state={state} what="the runs">
            <RunList runs={runs} />
            {run.error === null ? null : (
              <p role="alert" className="px-3 pb-2 text-critical">
                {sentenceOf(run.error.problem)}
              </p>
            )}
          </PanelContent>
        </Panel>
      </div>
      <div className="reconciliation-seat" data-seat="queue">
        <TabbedPanel
          title="Breaks"
          stale={isStale}
          tabs={[
            { value: 'live', label: 'Open', count: live.length },
            { value: 'over', label: 'History', count: over.length },
          ]}
          tab={tab}
          onTabChange={setTab}
        >
          <PanelContent state={state} what="the breaks">
            {shown.length === 0 ? (
              <PanelNote
                title={tab === 'live' ? 'Desk and venue agree' : 'Nothing is over yet'}
                icon={CircleCheck}
              >
                {tab === 'live'
                  ? 'No difference in fills, orders, positions or cash.'
                  : 'Breaks that are repaired or have resolved themselves stand here.'}
              </PanelNote>
            ) : (
              <BreakQueue breaks={shown} chosen={found?.id} onChoose={setChosen} />
            )}
          </PanelContent>
        </TabbedPanel>
      </div>
      <div className="reconciliation-seat" data-seat="break">
        <Panel title="Break" stale={isStale}>
          <PanelContent state={state} what="the break">
            {found === undefined ? (
              <PanelNote title="No break is chosen" icon={MousePointerClick}>
                Choose one on the left to see both sides and what can be done.
              </PanelNote>
            ) : (
              <BreakView
                key={found.id}
                found={found}
                mayAcknowledge={permissions.includes('acknowledgeAlerts')}
                mayRepair={permissions.includes('reconcile')}
              />
            )}
          </PanelContent>
        </Panel>
      </div>
    </div>
  );
}
