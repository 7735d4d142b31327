'use client';

import { OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useFeed } from '@/components/feed/use-feed';
import { useMay, useSession } from '@/components/feed/use-session';
import { notify } from '@/components/ui/notify';
import { Popover } from '@/components/ui/popover';
import { closeDoor, openDoor, useDoors } from './command-doors';
import { haltCall, killCall, killElsewhere } from './kill-calls';
import { KillLevelButton } from './kill-level-button';
import { killLevels } from './kill-plan';
import { KillProgress } from './kill-progress';
import { useArmed } from './use-armed';
import { useExposure } from './use-exposure';

/**
 * Halt is one press. The levels that move the market are armed, with their plan in sight, and fired
 * with a second press within five seconds. Neither a stale feed nor a lost stream takes any of it away.
 */
export function KillControl(): ReactNode {
  const mayKill = useMay('kill');
  const isKnown = useSession().data !== undefined;
  if (!isKnown) {
    // The room of both buttons, so that nothing beside them moves when they come.
    return <div aria-hidden="true" className="w-[131px] flex-none" />;
  }
  if (!mayKill) {
    return null;
  }
  return (
    <div className="flex flex-none items-center gap-1.5">
      <HaltButton />
      <KillPopover />
    </div>
  );
}

function HaltButton(): ReactNode {
  const halt = useApiMutation(haltCall);
  const mode = useFeed((values) => values.mode?.mode);
  const isHalted = mode === 'halted' || mode === 'killed';
  return (
    <button
      type="button"
      aria-busy={halt.isPending}
      aria-pressed={isHalted}
      title="Halt: no entries from now on. Orders that work stay, positions stay."
      onClick={() =>
        halt.mutate(undefined, {
          onError: ({ problem }) =>
            notify({ title: 'Not halted', description: sentenceOf(problem), tone: 'critical' }),
        })
      }
      className={`h-[30px] rounded-desk border px-2.5 text-m font-semibold ${isHalted ? 'border-warn bg-warn-ground text-warn' : 'border-line bg-raised text-text hover:border-warn hover:text-warn'}`}
    >
      {isHalted ? 'Halted' : 'Halt'}
    </button>
  );
}

function KillPopover(): ReactNode {
  const armed = useArmed();
  const exposure = useExposure();
  const fire = useApiMutation(killCall);
  const kill = useFeed((values) => (values.kill?.latched === true ? values.kill.kill : null));
  const isOpen = useDoors((state) => state.open === 'kill');
  const open = (next: boolean) => {
    if (next) {
      openDoor('kill');
    } else {
      closeDoor();
      armed.disarm();
    }
  };
  return (
    <Popover
      title="Kill switch"
      open={isOpen}
      onOpenChange={open}
      className="w-[380px]"
      trigger={
        <button
          type="button"
          className={`flex h-[30px] items-center gap-1.5 rounded-desk border-[1.5px] border-critical px-3 text-m font-bold tracking-[0.08em] transition-colors duration-(--quick) ${armed.level === undefined && kill === null ? 'bg-transparent text-critical hover:bg-critical-ground' : 'bg-critical text-critical-ink'}`}
        >
          <OctagonX aria-hidden="true" size={14} strokeWidth={2.5} />
          KILL
        </button>
      }
    >
      <div className="flex flex-col gap-3">
        {kill === null ? null : <KillProgress kill={kill} />}
        <p className="text-s text-soft">
          {kill === null
            ? 'Press a level to arm it; press again within five seconds to fire. Firing twice does no harm.'
            : 'The latch is closed. Pressing again asks for what is still open.'}
        </p>
        {killLevels.map((level) => (
          <KillLevelButton
            key={level}
            level={level}
            armed={armed}
            exposure={exposure}
            isFiring={fire.isPending}
            onFire={() => {
              armed.disarm();
              fire.mutate(level);
            }}
          />
        ))}
        <Refused error={fire.error} elsewhere={killElsewhere} />
        <p className="text-[10.5px] text-faint">
          Without this page:{' '}
          <a href="/kill" className="underline underline-offset-2 hover:text-text">
            /kill
          </a>{' '}
          (plain HTML) or <code className="font-mono">npm run kill</code>.
        </p>
      </div>
    </Popover>
  );
}
