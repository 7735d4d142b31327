'use client';

import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSession } from '@/components/feed/use-session';
import { latePanel } from '@/components/ui/late-panel';
import { HealthPanel } from './health-panel';
import './venues.css';
import { whyNot } from './why-not';

const FaultsPanel = latePanel('Faults', () =>
  import('./faults-panel').then((module) => module.FaultsPanel),
);
const KnobsPanel = latePanel('Paper venue', () =>
  import('./knobs-panel').then((module) => module.KnobsPanel),
);
const ResetPanel = latePanel('Reset', () =>
  import('./reset-panel').then((module) => module.ResetPanel),
);
const ScenariosPanel = latePanel('Scenarios', () =>
  import('./scenarios-panel').then((module) => module.ScenariosPanel),
);
const SourcePanel = latePanel('Market data', () =>
  import('./source-panel').then((module) => module.SourcePanel),
);

/** What the desk trades at and where its prices come from: how it is, and how it is set. */
export function Venues(): ReactNode {
  const because = whyNot(useSession().data);
  return (
    <>
      {because === undefined ? null : (
        <p className="flex flex-none items-center gap-2 border-b border-line-soft bg-raised px-3 py-2 text-soft">
          <Lock aria-hidden="true" size={13} className="flex-none" />
          You see all of this and change nothing: {because}.
        </p>
      )}
      <div className="venues-grid">
        <div className="venues-column">
          <HealthPanel />
          <SourcePanel because={because} />
          <ResetPanel because={because} />
        </div>
        <div className="venues-column">
          <KnobsPanel because={because} />
        </div>
        <div className="venues-column">
          <ScenariosPanel because={because} />
          <FaultsPanel because={because} />
        </div>
      </div>
    </>
  );
}
