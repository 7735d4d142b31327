'use client';

import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSession } from '@/components/feed/use-session';
import { FaultsPanel } from './faults-panel';
import { HealthPanel } from './health-panel';
import { KnobsPanel } from './knobs-panel';
import { ResetPanel } from './reset-panel';
import { ScenariosPanel } from './scenarios-panel';
import { SourcePanel } from './source-panel';
import './venues.css';
import { whyNot } from './why-not';

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
