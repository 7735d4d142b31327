'use client';

import { type ReactNode, useState } from 'react';
import { SignalDetails } from './signal-details';
import { SignalList } from './signal-list';
import './signals.css';
import { Strategies } from './strategies';

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
