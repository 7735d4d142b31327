'use client';

import { OctagonX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { lateDialog } from '@/components/ui/late-dialog';
import { Popover } from '@/components/ui/popover';
import { type Kill, type KillState, wordsOfScopes } from '@/contract/kill-switch';
import type { ModeState } from '@/contract/mode';
import { KillSummary, RedList } from './kill-progress';
import { isRestricted, modeNames, modeSentences } from './mode-words';

/** Comes when it is asked for: the first look at the desk does not wait for it. */
const ReleaseDialog = lateDialog(
  'the dialog to release',
  () => import('./release-dialog').then((module) => module.ReleaseDialog),
  ({ onClose }) => onClose(),
);

/**
 * Above the ribbon while the desk holds entries back: why, since when, and the way out. As high as what
 * the ribbon leaves it, whatever it says: nothing below moves when a kill comes or changes its level.
 */
export function RestrictedStrip(): ReactNode {
  const mode = useFeed((values) => values.mode);
  const state = useFeed((values) => values.kill);
  if (state?.latched === true && state.kill !== null) {
    return <KilledStrip kill={state.kill} scopes={state.scopes} />;
  }
  return mode !== undefined && isRestricted(mode.mode) ? <ModeStrip mode={mode} /> : null;
}

/** 36 pixels for each row of the ribbon: four on a phone, two where it is narrow, one. */
const place =
  'flex flex-none items-center gap-x-4 overflow-x-hidden overflow-y-auto px-3 h-[144px] sm:h-[72px] xl:h-[36px] max-xl:flex-wrap max-xl:content-center max-xl:gap-y-1';

function ModeStrip({ mode }: { readonly mode: ModeState }): ReactNode {
  return (
    <aside aria-label="Mode" className={`${place} border-b border-warn bg-warn-ground text-m`}>
      <strong role="status" className="flex flex-none items-center gap-2 text-warn">
        <TriangleAlert aria-hidden="true" size={15} className="flex-none" />
        {modeNames[mode.mode]}
      </strong>
      <p className="min-w-0 flex-1 text-soft max-xl:basis-full xl:truncate">
        {modeSentences[mode.mode]}
        {mode.changedBy === undefined ? null : (
          <>
            {' · by '}
            {mode.changedBy} at <Timestamp value={mode.changedAt} />
            {mode.reason === undefined ? '' : `: ${mode.reason}`}
          </>
        )}
        <span className="text-faint"> · the mode is set in the band above</span>
      </p>
    </aside>
  );
}

function KilledStrip({
  kill,
  scopes,
}: {
  readonly kill: Kill;
  readonly scopes: KillState['scopes'];
}): ReactNode {
  const mayRelease = useMay('releaseKill');
  const [isReleasing, setReleasing] = useState(false);
  const isWhole = scopes.some(({ scope }) => scope === 'desk');
  return (
    <section
      aria-label="Kill switch in force"
      className={`${place} killed-stripes border-b-2 border-critical`}
    >
      <p
        role="alert"
        className="flex min-w-0 flex-none items-center gap-2 text-[14px] leading-tight font-bold whitespace-nowrap text-critical max-xl:flex-auto xl:max-w-[40ch]"
      >
        <OctagonX aria-hidden="true" size={17} strokeWidth={2.5} className="flex-none" />
        <span className="truncate">KILLED: {wordsOfScopes(scopes)}</span>
      </p>
      <p
        className="min-w-0 flex-1 text-soft max-xl:order-4 max-xl:basis-full xl:truncate"
        title={kill.reason}
      >
        By <b className="text-text">{kill.by}</b> at <Timestamp value={kill.latchedAt} />:{' '}
        {kill.reason}. Nothing {isWhole ? '' : 'of that '}goes out until it is released, not even
        after a restart.
      </p>
      <div className="flex flex-none flex-wrap items-center gap-x-3 max-xl:order-3 max-xl:flex-auto max-sm:basis-full">
        <KillSummary kill={kill} />
        {kill.phase === 'notFlat' ? <Remaining kill={kill} /> : null}
      </div>
      <Button
        size="s"
        tone="dangerOutline"
        because={mayRelease ? undefined : 'a risk manager or administrator releases it'}
        className="flex-none"
        onClick={() => setReleasing(true)}
      >
        Release…
      </Button>
      {isReleasing ? <ReleaseDialog kill={kill} onClose={() => setReleasing(false)} /> : null}
    </section>
  );
}

/** What is not flat: the first by name, all of them a press away. */
function Remaining({ kill }: { readonly kill: Kill }): ReactNode {
  const { remaining } = kill;
  const first = remaining[0];
  return (
    <>
      <span role="alert" className="max-w-[36ch] truncate font-semibold text-critical">
        {first === undefined ? 'nothing named' : `${first.instrument} ${first.kind}: ${first.why}`}
      </span>
      <Popover
        title="What is not flat"
        align="end"
        className="w-[420px] max-w-[92vw]"
        trigger={
          <button
            type="button"
            className="rounded border border-critical px-2 font-semibold text-critical hover:bg-hover"
          >
            All {remaining.length}
          </button>
        }
      >
        <RedList kill={kill} />
      </Popover>
    </>
  );
}
