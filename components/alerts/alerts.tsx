'use client';

import { BellOff } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { AlertAnnouncer } from './alert-announcer';
import { AlertCard } from './alert-card';
import { inOrderOfCare, isOpenAlert } from './alert-order';

type Tab = 'open' | 'all';

/** Everything a person has to know: the grave on top, the same merged, each to be acknowledged. */
export function Alerts(): ReactNode {
  const state = usePanelState();
  const [tab, setTab] = useState<Tab>('open');
  const alerts = useRows('alerts');
  const mayAcknowledge = useMay('acknowledgeAlerts');
  const open = useMemo(() => alerts.filter(isOpenAlert), [alerts]);
  const shown = useMemo(() => inOrderOfCare(tab === 'open' ? open : alerts), [tab, open, alerts]);
  return (
    <Panel
      title="Alerts"
      tabs={[
        { value: 'open', label: 'Alerts', count: open.length },
        { value: 'all', label: 'With acknowledged', count: alerts.length },
      ]}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={state === 'stale'}
    >
      <AlertAnnouncer />
      <PanelContent state={state} what="the alerts">
        {shown.length === 0 ? (
          <PanelNote title="All is calm" icon={BellOff}>
            What needs a person stands here until somebody has acknowledged it.
          </PanelNote>
        ) : (
          <ul
            aria-label="Alerts"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
            tabIndex={0}
            className="min-h-0 flex-1 overflow-auto"
          >
            {shown.map((alert) => (
              <AlertCard key={alert.alertId} alert={alert} mayAcknowledge={mayAcknowledge} />
            ))}
          </ul>
        )}
      </PanelContent>
    </Panel>
  );
}
