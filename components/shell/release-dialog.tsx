'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { lateContent } from '@/components/ui/late-panel';
import type { Kill } from '@/contract/kill-switch';

const ReleaseForm = lateContent(
  'the form to release',
  () => import('./release-form').then((module) => module.ReleaseForm),
  3,
);

interface ReleaseDialogProps {
  readonly kill: Kill;
  readonly onClose: () => void;
}

/** The hard direction: a phrase, a reason, a minute of waiting, and a list of what comes back. */
export function ReleaseDialog({ kill, onClose }: ReleaseDialogProps): ReactNode {
  return (
    <Dialog
      title="Release the kill switch"
      tone="danger"
      open
      onOpenChange={onClose}
      description={
        <>
          <p>This lets orders out again:</p>
          <ul className="mt-1 list-disc pl-4">
            <li>people may enter, modify and close</li>
            <li>automatic trading stays off until somebody turns it on</li>
            <li>what was canceled or closed stays so; nothing is sent again</li>
          </ul>
        </>
      }
    >
      <ReleaseForm kill={kill} onDone={onClose} />
    </Dialog>
  );
}
