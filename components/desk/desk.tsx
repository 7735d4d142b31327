'use client';

import type { ReactNode } from 'react';
import './desk.css';
import { seats } from './seats';
import { SignedInFrame } from './signed-in-frame';

/** The desk: every panel in its seat. */
export function Desk(): ReactNode {
  return (
    <SignedInFrame place="/">
      <div className="desk-grid">
        {seats.map(({ area, panel: SeatedPanel }) => (
          <div key={area} data-seat={area} className="desk-seat">
            <SeatedPanel />
          </div>
        ))}
      </div>
    </SignedInFrame>
  );
}
