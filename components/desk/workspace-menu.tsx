'use client';

import { ChevronDown, LayoutDashboard, Lock, LockOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { lateContent } from '@/components/ui/late-panel';
import { Popover } from '@/components/ui/popover';
import { useHasRoomToDock } from './use-has-room-to-dock';
import { useWorkspaces } from './workspace-store';

const WorkspaceChoices = lateContent(
  'the workspaces',
  () => import('./workspace-choices').then((module) => module.WorkspaceChoices),
  4,
);

/** Which arrangement is open, and what can be done with it. */
export function WorkspaceMenu(): ReactNode {
  const hasRoom = useHasRoomToDock();
  const isReady = useWorkspaces((state) => state.phase === 'ready');
  const name = useWorkspaces((state) => state.name);
  const isLocked = useWorkspaces((state) => state.layout.isLocked);
  if (hasRoom !== true || !isReady) {
    return null;
  }
  const LockIcon = isLocked ? Lock : LockOpen;
  return (
    <Popover
      title="Workspace"
      align="start"
      className="w-[270px]"
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${name}, ${isLocked ? 'locked' : 'unlocked'}`}
          className={`flex h-[30px] flex-none items-center gap-1.5 rounded-desk border px-2 text-s hover:bg-hover ${isLocked ? 'border-line bg-raised text-soft' : 'border-accent bg-accent-ground text-text'}`}
        >
          <LayoutDashboard aria-hidden="true" size={13} />
          <span className="max-w-[14ch] truncate font-medium text-text">{name}</span>
          <LockIcon
            aria-hidden="true"
            size={11}
            className={isLocked ? 'text-faint' : 'text-accent'}
          />
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <WorkspaceChoices />
    </Popover>
  );
}
