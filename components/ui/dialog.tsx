'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly tone?: 'calm' | 'danger';
  readonly size?: 'usual' | 'wide';
  readonly children: ReactNode;
}

/** A question that has to be settled first. What is typed into takes the focus, else the way out. */
export function Dialog({
  title,
  description,
  open,
  onOpenChange,
  tone = 'calm',
  size = 'usual',
  children,
}: DialogProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          ref={popup}
          // A finger would get the keyboard over half of the dialog.
          initialFocus={(by) => (by === 'touch' ? true : firstTypedInto(popup.current))}
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-24px)] ${size === 'wide' ? 'w-[820px]' : 'w-[460px]'} max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col gap-3 overflow-auto rounded-xl border bg-panel p-5 shadow-pop transition-[scale,opacity] duration-(--calm) ease-calm outline-none data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0 ${tone === 'danger' ? 'border-critical' : 'border-line'}`}
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-l font-semibold">{title}</BaseDialog.Title>
              {description === undefined ? null : (
                <BaseDialog.Description render={<div />} className="mt-1 text-soft">
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              aria-label="Close"
              className="flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-text"
            >
              <X aria-hidden="true" size={15} />
            </BaseDialog.Close>
          </div>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Null where there is nothing to type: then the first thing that can be reached takes the focus. */
function firstTypedInto(popup: HTMLElement | null): HTMLElement | null {
  return (
    popup?.querySelector<HTMLElement>(
      ':is(textarea, input:not([type]), input[type="text"], input[type="password"]):not(:disabled)',
    ) ?? null
  );
}
