'use client';

import { type ReactNode, useEffect } from 'react';
import './desk.css';
import { late } from '@/components/ui/late';
import { ComingPanel } from '@/components/ui/late-panel';
import { NotFetched } from '@/components/ui/not-fetched';
import { areas, type Seat, seats } from './seats';
import { hasRoomToDock, useHasRoomToDock } from './use-has-room-to-dock';
import { loadWorkspaces, useWorkspaces } from './workspace-store';
import { WorkspaceStrip } from './workspace-strip';

/** Docking comes late: who has a narrow window never loads it. */
const DockedPanels = late(() => import('./docked-panels').then((module) => module.DockedPanels), {
  coming: <ComingPanels />,
  lost: (loss) => <NotFetched what="the panels" {...loss} />,
});

/** The desk: every panel in its seat, docked where there is room for it. */
export function Desk(): ReactNode {
  const hasRoom = useHasRoomToDock();
  const isReady = useWorkspaces((state) => state.phase === 'ready');
  useLoading(hasRoom);
  if (hasRoom === undefined) {
    return <ComingPanels />;
  }
  if (!hasRoom) {
    return <PlainPanels />;
  }
  return isReady ? (
    <>
      <WorkspaceStrip />
      <DockedPanels />
    </>
  ) : (
    <ComingPanels />
  );
}

// Everything that is needed is asked for at once, and while the page becomes alive: nothing waits for the
// answer to something else. The dock is the largest, and holds the others.
if (typeof window !== 'undefined') {
  if (hasRoomToDock()) {
    DockedPanels.ask();
  }
  for (const { panel } of seats) {
    panel.ask();
  }
}

/** Who is signed in may change, and the window may grow. */
function useLoading(hasRoom: boolean | undefined): void {
  useEffect(() => void loadWorkspaces(), []);
  useEffect(() => {
    if (hasRoom === true) {
      DockedPanels.ask();
    }
  }, [hasRoom]);
}

/** The ticket stays in sight where there are columns; the others in the order of the table. */
function PlainPanels(): ReactNode {
  return (
    <div className="plain-desk">
      {seats.filter(({ id }) => id === 'ticket').map(seated)}
      <div className="plain-rest">{seats.filter(({ id }) => id !== 'ticket').map(seated)}</div>
    </div>
  );
}

function seated({ id, panel: Panel, columns = 1 }: Seat): ReactNode {
  return (
    <div key={id} data-seat={id} data-columns={columns} className="desk-seat">
      <Panel />
    </div>
  );
}

/** The places of the first preset, before anything is in them. */
function ComingPanels(): ReactNode {
  return (
    <div className="coming-desk">
      {areas.map((area) => {
        const seat = seats.find(({ areas: placed }) => placed.Trader === area);
        return seat === undefined ? null : (
          <div key={area} data-area={area} className="desk-seat">
            <ComingPanel title={seat.title} />
          </div>
        );
      })}
    </div>
  );
}
