'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { type Notice, type NoticeTone, showNotices } from './notify';

const manager = Toast.createToastManager();

/** The corner in which notices appear. Once per page. */
export function Toasts(): ReactNode {
  useEffect(() => showNotices(show), []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          data-toasts=""
          className="fixed right-3 bottom-9 z-[70] flex w-[340px] max-w-[calc(100vw-24px)] flex-col gap-2 outline-none"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function show({ title, description, tone = 'calm' }: Notice): void {
  const urgent = tone === 'critical';
  manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    type: tone,
    timeout: urgent ? 0 : 6_000,
    priority: urgent ? 'high' : 'low',
  });
}

function ToastList(): ReactNode {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection="right"
      className={`rounded-lg border border-l-[3px] border-line bg-raised shadow-pop transition-[opacity,translate] duration-(--calm) data-ending-style:translate-x-4 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-x-4 data-starting-style:opacity-0 ${edges[toneOf(toast.type)]}`}
    >
      <Toast.Content className="flex items-start gap-2 px-3 py-2.5">
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-m font-semibold" />
          <Toast.Description className="mt-0.5 text-s leading-snug text-soft" />
        </div>
        <Toast.Close
          aria-label="Dismiss"
          className="flex size-5 items-center justify-center rounded text-faint hover:bg-hover hover:text-text"
        >
          <X aria-hidden="true" size={13} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

function toneOf(type: string | undefined): NoticeTone {
  return type === 'good' || type === 'warn' || type === 'critical' ? type : 'calm';
}

const edges: Record<NoticeTone, string> = {
  calm: 'border-l-accent',
  good: 'border-l-good',
  warn: 'border-l-warn',
  critical: 'border-l-critical',
};
