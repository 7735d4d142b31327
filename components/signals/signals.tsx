'use client';

import { type ReactNode, useState } from 'react';
import { latePanel } from '@/components/ui/late-panel';
import './signals.css';

const SignalList = latePanel('Signals', () =>
  import('./signal-list').then((module) => module.SignalList),
);
const SignalDetails = latePanel('From signal to P&L', () =>
  import('./signal-details').then((module) => module.SignalDetails),
);
const Strategies = latePanel('Strategies', () =>
  import('./strategies').then((module) => module.Strategies),
);

// Asked for while the page becomes alive: its frame and the kill come first, and nothing waits twice.
SignalList.ask();

/** What frameworks have said, what waits for a person, and the strategies behind it. */
export function Signals(): ReactNode {
  const [chosen, choose] = useState<string>();
  return (
    <div className="signals-grid">
      <div className="signals-seat" data-seat="list">
        <SignalList onChoose={({ signalId }) => choose(signalId)} />
      </div>
      <div className="signals-seat" data-seat="strategies">
        <Strategies />
      </div>
      <div className="signals-seat" data-seat="details">
        <SignalDetails signalId={chosen} />
      </div>
    </div>
  );
}
