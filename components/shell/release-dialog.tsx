'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { lateForm } from '@/components/ui/late-dialog';
import type { Kill } from '@/contract/kill-switch';

const ReleaseForm = lateForm('the form to release', 3, () =>
  import('./release-form').then((module) => module.ReleaseForm),
);

interface ReleaseDialogProps {
  readonly kill: Kill;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The hard direction: a phrase, a reason, a minute of waiting, and a list of what comes back. */
export function ReleaseDialog({ kill, open, onOpenChange }: ReleaseDialogProps): ReactNode {
  return (
    <Dialog
      title="Release the kill switch"
      tone="danger"
      open={open}
      onOpenChange={onOpenChange}
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
      <ReleaseForm kill={kill} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
