'use client';

import { CircleCheck, MousePointerClick } from 'lucide-react';
import { type ComponentProps, type ReactNode, useMemo, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { usePanelState } from '@/components/feed/use-connection';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { useSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { formatDuration } from '@/components/ui/format-time';
import { lateContent, latePanel } from '@/components/ui/late-panel';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { TabbedPanel } from '@/components/ui/tabbed-panel';
import type { Permission } from '@/contract/permission';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import type { UnknownOrder, UnknownOrderList } from '@/contract/unknown-order';
import { BreakQueue } from './break-queue';
import { inQueueOrder, isLiveBreak } from './break-words';
import './reconciliation.css';
import { toRun, useStanding } from './reconciliation-calls';
import { RunList } from './run-list';
import { useUnknownOrders } from './unknown-calls';
import { UnknownQueue } from './unknown-queue';

const BreakView = lateContent('the difference', () =>
  import('./break-view').then((module) => module.BreakView),
);
const DropCopiesPanel = latePanel('Drop copies', () =>
  import('./drop-copies-panel').then((module) => module.DropCopiesPanel),
);
const UnknownView = lateContent('the order', () =>
  import('./unknown-view').then((module) => module.UnknownView),
);

/** The desk's books beside the venue's: last runs, the queues, and one difference with its repair. */
export function Reconciliation(): ReactNode {
  const state = usePanelState();
  const permissions = useSession().data?.permissions ?? [];
  const breaks = useRows('breaks');
  const unknown = useUnknownOrders().data;
  const [tab, setTab] = useState('live');
  const [chosen, setChosen] = useState<string>();
  const live = useMemo(() => breaks.filter(isLiveBreak).toSorted(inQueueOrder), [breaks]);
  const over = useMemo(
    () =>
      breaks
        .filter((one) => !isLiveBreak(one))
        .toSorted((one, other) => other.sequence - one.sequence),
    [breaks],
  );
  const shown = tab === 'over' ? over : live;
  const found = useRow('breaks', chosen ?? shown[0]?.id);
  // One that was chosen and is settled leaves its place empty: another one is not settled in its stead.
  const question =
    chosen === undefined
      ? unknown?.items[0]
      : unknown?.items.find(({ order }) => order.orderId === chosen);
  const isStale = state === 'stale';
  const turn = (to: string) => {
    setTab(to);
    setChosen(undefined);
  };
  return (
    <div className="reconciliation-grid">
      <div className="reconciliation-seat" data-seat="runs">
        <Runs mayRun={permissions.includes('acknowledgeAlerts')} />
      </div>
      <div className="reconciliation-seat" data-seat="queue">
        <TabbedPanel
          title="Queue"
          stale={isStale}
          tabs={[
            { value: 'live', label: 'Breaks', count: live.length },
            { value: 'unknown', label: 'Unknown orders', count: unknown?.items.length },
            { value: 'over', label: 'History', count: over.length },
          ]}
          tab={tab}
          onTabChange={turn}
        >
          <PanelContent state={state} what="the breaks">
            {tab === 'unknown' ? (
              <UnknownQueue list={unknown} chosen={question?.order.orderId} onChoose={setChosen} />
            ) : (
              <Breaks tab={tab} breaks={shown} chosen={found?.id} onChoose={setChosen} />
            )}
          </PanelContent>
        </TabbedPanel>
      </div>
      <div className="reconciliation-seat" data-seat="copies">
        <DropCopiesPanel
          onShowBreak={(id) => {
            setTab('live');
            setChosen(id);
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that something in it is used. */}
      <div
        className="reconciliation-seat"
        data-seat="break"
        // Who has begun with the first one stays with it, whatever comes before it meanwhile.
        onFocus={() => setChosen(tab === 'unknown' ? question?.order.orderId : found?.id)}
      >
        <Panel title={tab === 'unknown' ? 'Unknown order' : 'Break'} stale={isStale}>
          <PanelContent state={state} what="the break">
            {tab === 'unknown' ? (
              <ChosenUnknown question={question} list={unknown} permissions={permissions} />
            ) : (
              <ChosenBreak found={found} isAny={shown.length > 0} permissions={permissions} />
            )}
          </PanelContent>
        </Panel>
      </div>
    </div>
  );
}

function Breaks({
  tab,
  ...queue
}: ComponentProps<typeof BreakQueue> & { readonly tab: string }): ReactNode {
  if (queue.breaks.length > 0) {
    return <BreakQueue {...queue} />;
  }
  return tab === 'live' ? (
    <PanelNote title="Desk and venue agree" icon={CircleCheck}>
      No difference in fills, orders, positions or cash.
    </PanelNote>
  ) : (
    <PanelNote title="Nothing is over yet" icon={CircleCheck}>
      Breaks that are repaired or have resolved themselves stand here.
    </PanelNote>
  );
}

function ChosenBreak({
  found,
  isAny,
  permissions,
}: {
  readonly found: ReconciliationBreak | undefined;
  readonly isAny: boolean;
  readonly permissions: readonly Permission[];
}): ReactNode {
  return found === undefined ? (
    <NothingChosen isAny={isAny} />
  ) : (
    <BreakView
      key={found.id}
      found={found}
      mayAcknowledge={permissions.includes('acknowledgeAlerts')}
      mayRepair={permissions.includes('reconcile')}
    />
  );
}

function ChosenUnknown({
  question,
  list,
  permissions,
}: {
  readonly question: UnknownOrder | undefined;
  readonly list: UnknownOrderList | undefined;
  readonly permissions: readonly Permission[];
}): ReactNode {
  return question === undefined || list === undefined ? (
    <NothingChosen isAny={(list?.items.length ?? 0) > 0} />
  ) : (
    <UnknownView
      key={question.order.orderId}
      question={question}
      list={list}
      mayLook={permissions.includes('cancel')}
      maySettle={permissions.includes('changeMode')}
    />
  );
}

/** Where there is something to choose it is said; else what would bring something here. */
function NothingChosen({ isAny }: { readonly isAny: boolean }): ReactNode {
  return isAny ? (
    <PanelNote title="Nothing is chosen" icon={MousePointerClick}>
      Choose something on the left to see what is known and what can be done.
    </PanelNote>
  ) : (
    <PanelNote title="Nothing to look into" icon={CircleCheck}>
      What a run finds opens here. “Run now” compares desk and venue at once; feed a file to compare
      with a second source.
    </PanelNote>
  );
}

function Runs({ mayRun }: { readonly mayRun: boolean }): ReactNode {
  const state = usePanelState();
  const runs = useRows('reconciliationRuns');
  const everyMs = useStanding().data?.everyMs;
  const run = useApiMutation(toRun);
  return (
    <Panel
      title="Last runs"
      stale={state === 'stale'}
      actions={
        <>
          {everyMs === undefined ? null : <span>every {formatDuration(everyMs)}</span>}
          {mayRun ? (
            <Button
              size="s"
              because={run.isPending ? 'comparing…' : undefined}
              onClick={() => run.mutate(undefined)}
            >
              Run now
            </Button>
          ) : null}
        </>
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
  );
}
