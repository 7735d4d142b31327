import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { LoadingLines } from './loading-lines';
import { PanelNote } from './panel-note';

/** How far a panel can show what it is about. */
export type PanelState = 'loading' | 'unreachable' | 'stale' | 'ready';

interface PanelContentProps {
  readonly state: PanelState;
  /** What the panel shows, in the plural: `the orders`. */
  readonly what: string;
  readonly children: ReactNode;
}

/** The content of a panel, or what stands for it while there is none to show. */
export function PanelContent({ state, what, children }: PanelContentProps): ReactNode {
  switch (state) {
    case 'loading':
      return <LoadingLines label={`Waiting for ${what}`} />;
    case 'unreachable':
      return (
        <PanelNote title="The desk does not answer" icon={Unplug} tone="critical">
          Nothing is known of {what} yet. Trying again by itself; the desk trades on meanwhile.
        </PanelNote>
      );
    case 'stale':
    case 'ready':
      return children;
  }
}
