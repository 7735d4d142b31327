'use client';

import { OctagonX, TriangleAlert } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import type { Kill } from '@/contract/kill-switch';
import type { ModeState } from '@/contract/mode';
import { KillSummary, RedList } from './kill-progress';
import { isRestricted, modeNames, modeSentences } from './mode-words';

/** Comes when it is asked for: the first look at the desk does not wait for it. */
const ReleaseDialog = dynamic(() =>
  import('./release-dialog').then((module) => module.ReleaseDialog),
);

/** Under the band while the desk holds entries back: why, since when, and the way out. */
export function RestrictedStrip(): ReactNode {
  const mode = useFeed((values) => values.mode);
  const kill = useFeed((values) => (values.kill?.latched === true ? values.kill.kill : null));
  if (kill !== null) {
    return <KilledStrip kill={kill} />;
  }
  return mode !== undefined && isRestricted(mode.mode) ? <ModeStrip mode={mode} /> : null;
}

function ModeStrip({ mode }: { readonly mode: ModeState }): ReactNode {
  return (
    <aside
      aria-label="Mode"
      className="flex flex-none flex-wrap items-center gap-x-2.5 border-b border-warn bg-warn-ground px-3 py-1.5 text-m"
    >
      <TriangleAlert aria-hidden="true" size={15} className="flex-none text-warn" />
      <strong role="status" className="text-warn">
        {modeNames[mode.mode]}
      </strong>
      <span className="text-soft">{modeSentences[mode.mode]}</span>
      {mode.changedBy === undefined ? null : (
        <span className="text-soft">
          · by {mode.changedBy} at <Timestamp value={mode.changedAt} />
          {mode.reason === undefined ? '' : `: ${mode.reason}`}
        </span>
      )}
      <span className="text-faint">· the mode is set in the band above</span>
    </aside>
  );
}

function KilledStrip({ kill }: { readonly kill: Kill }): ReactNode {
  const mayRelease = useMay('releaseKill');
  const [isReleasing, setReleasing] = useState(false);
  const scope = kill.scope === 'desk' ? 'the whole desk' : `${kill.scope} ${kill.target ?? ''}`;
  return (
    <section
      aria-label="Kill switch in force"
      className="killed-stripes flex flex-none flex-wrap items-center gap-x-5 gap-y-1.5 border-b-2 border-critical px-3 py-2"
    >
      <div className="min-w-0 flex-1 basis-72">
        <p
          role="alert"
          className="flex items-center gap-2 text-l leading-tight font-bold text-critical"
        >
          <OctagonX aria-hidden="true" size={18} strokeWidth={2.5} className="flex-none" />
          KILLED: {scope}
        </p>
        <p className="mt-0.5 text-soft">
          By <b className="text-text">{kill.by}</b> at <Timestamp value={kill.latchedAt} />:{' '}
          {kill.reason}. Nothing goes out until it is released, not even after a restart.
        </p>
      </div>
      <KillSummary kill={kill} />
      <Button
        tone="dangerOutline"
        because={mayRelease ? undefined : 'a risk manager or administrator releases it'}
        onClick={() => setReleasing(true)}
      >
        Release…
      </Button>
      {kill.phase === 'notFlat' ? (
        <div className="basis-full">
          <RedList kill={kill} />
        </div>
      ) : null}
      {isReleasing ? <ReleaseDialog kill={kill} open onOpenChange={setReleasing} /> : null}
    </section>
  );
}
