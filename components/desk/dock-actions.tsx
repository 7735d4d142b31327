'use client';

import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Ellipsis, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover } from '@/components/ui/popover';
import { closePanel, type Direction, movePanel, sizePanel } from './dock-handle';
import { useWorkspaces } from './workspace-store';

/** What a mouse does by dragging, as buttons: move, size, close. Only while the workspace is unlocked. */
export function DockActions({ activePanel }: IDockviewHeaderActionsProps): ReactNode {
  const isLocked = useWorkspaces((state) => state.layout.isLocked);
  if (isLocked || activePanel === undefined) {
    return null;
  }
  const title = activePanel.title ?? activePanel.id;
  return (
    <div className="flex h-full items-center gap-0.5 pr-1">
      <Popover
        title={`Arrange ${title}`}
        align="end"
        className="w-[210px]"
        trigger={
          <button type="button" aria-label={`Arrange ${title}`} className={iconButton}>
            <Ellipsis aria-hidden="true" size={14} />
          </button>
        }
      >
        <div className="grid gap-2.5 text-s">
          <p className="font-semibold">{title}</p>
          <div className="grid grid-cols-4 gap-1">
            {directions.map(({ direction, icon: Icon }) => (
              <button
                key={direction}
                type="button"
                aria-label={`Move ${title} ${direction}`}
                className={squareButton}
                onClick={() => movePanel(activePanel, direction)}
              >
                <Icon aria-hidden="true" size={14} />
              </button>
            ))}
          </div>
          <div className="grid grid-cols-2 gap-1">
            {sizes.map(({ word, change }) => (
              <button
                key={word}
                type="button"
                className={squareButton}
                onClick={() => sizePanel(activePanel, change)}
              >
                {word}
              </button>
            ))}
          </div>
        </div>
      </Popover>
      <button
        type="button"
        aria-label={`Close ${title}`}
        className={iconButton}
        onClick={() => closePanel(activePanel)}
      >
        <X aria-hidden="true" size={13} />
      </button>
    </div>
  );
}

const directions: readonly { readonly direction: Direction; readonly icon: typeof ArrowUp }[] = [
  { direction: 'left', icon: ArrowLeft },
  { direction: 'up', icon: ArrowUp },
  { direction: 'down', icon: ArrowDown },
  { direction: 'right', icon: ArrowRight },
];

const sizes = [
  { word: 'Wider', change: { width: 40 } },
  { word: 'Narrower', change: { width: -40 } },
  { word: 'Taller', change: { height: 40 } },
  { word: 'Lower', change: { height: -40 } },
] as const;

const iconButton =
  'inline-flex size-5 items-center justify-center rounded text-faint hover:bg-hover hover:text-text data-popup-open:bg-hover data-popup-open:text-text';
const squareButton =
  'inline-flex h-7 items-center justify-center rounded-desk border border-line bg-raised text-soft hover:bg-hover hover:text-text';
