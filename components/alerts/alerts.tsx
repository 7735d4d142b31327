'use client';

import { BellOff } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { TabbedPanel } from '@/components/ui/tabbed-panel';
import { AlertCard } from './alert-card';
import { type AlertFilter, alertFilters, inOrderOfCare, isOpenAlert, passes } from './alert-order';

type Tab = 'open' | 'all';

/** Everything a person has to know: the grave on top, the same merged, each to be acknowledged. */
export function Alerts(): ReactNode {
  const state = usePanelState();
  const [tab, setTab] = useState<Tab>('open');
  const alerts = useRows('alerts');
  const mayAcknowledge = useMay('acknowledgeAlerts');
  const open = useMemo(() => alerts.filter(isOpenAlert), [alerts]);
  const [filter, setFilter] = useState<AlertFilter>('all');
  const critical = useMemo(() => open.filter(({ severity }) => severity === 'critical'), [open]);
  const shown = useMemo(
    () =>
      inOrderOfCare(tab === 'open' ? open : alerts).filter(
        (alert) => passes(alert, filter) && !critical.includes(alert),
      ),
    [tab, open, alerts, filter, critical],
  );
  return (
    <TabbedPanel
      title="Alerts"
      tabs={[
        { value: 'open', label: 'Alerts', count: open.length },
        { value: 'all', label: 'With acknowledged', count: alerts.length },
      ]}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={state === 'stale'}
      actions={<FilterChoice filter={filter} onChange={setFilter} />}
    >
      <PanelContent state={state} what="the alerts">
        {critical.length === 0 ? null : (
          <ul
            aria-label="Critical alerts"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable.
            tabIndex={0}
            className="max-h-[60%] flex-none overflow-auto border-b border-critical bg-critical-ground"
          >
            {critical.map((alert) => (
              <AlertCard key={alert.alertId} alert={alert} mayAcknowledge={mayAcknowledge} />
            ))}
          </ul>
        )}
        {shown.length === 0 && (critical.length > 0 || filter !== 'all') ? (
          <p className="p-3 text-s text-faint">
            {filter === 'all' ? 'Nothing else.' : 'Nothing else of that kind.'}
          </p>
        ) : null}
        {shown.length === 0 && critical.length === 0 && filter === 'all' ? (
          <PanelNote title="All is calm" icon={BellOff}>
            What needs a person stands here until somebody has acknowledged it.
          </PanelNote>
        ) : null}
        {shown.length === 0 ? null : (
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
    </TabbedPanel>
  );
}

/** Whatever is chosen, what is critical and open stays in sight above. */
function FilterChoice({
  filter,
  onChange,
}: {
  readonly filter: AlertFilter;
  readonly onChange: (filter: AlertFilter) => void;
}): ReactNode {
  return (
    <select
      aria-label="Which alerts"
      value={filter}
      onChange={({ target }) => onChange(target.value as AlertFilter)}
      className="h-6 rounded border border-line bg-raised px-1 text-s text-soft"
    >
      {alertFilters.map((choice) => (
        <option key={choice} value={choice}>
          {filterNames[choice]}
        </option>
      ))}
    </select>
  );
}

const filterNames = {
  all: 'All',
  grave: 'Critical, high',
  warning: 'Warnings',
  info: 'Notes',
} as const satisfies Record<AlertFilter, string>;
