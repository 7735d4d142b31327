'use client';

import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLockedAt } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { lateDialog } from '@/components/ui/late-dialog';

const UnlockDialog = lateDialog(
  'the dialog to unlock',
  () => import('./unlock-dialog').then((module) => module.UnlockDialog),
  ({ onClose }) => onClose(),
);

/** Under the band while the session is locked: what goes on, what does not, and the way back. */
export function LockedStrip(): ReactNode {
  const lockedAt = useLockedAt();
  const [isUnlocking, setUnlocking] = useState(false);
  if (lockedAt === undefined) {
    return null;
  }
  return (
    <aside
      aria-label="Lock"
      className="flex flex-none flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-accent bg-accent-ground px-3 py-1.5 text-m"
    >
      <Lock aria-hidden="true" size={15} className="flex-none text-accent" />
      <strong role="status" className="text-accent">
        Locked
      </strong>
      <span className="text-soft">
        since <Timestamp value={lockedAt} />. Watching, cancels, closing and the kill go on; nothing
        is entered or changed.
      </span>
      <Button size="s" tone="primary" className="ml-auto" onClick={() => setUnlocking(true)}>
        Unlock…
      </Button>
      {isUnlocking ? <UnlockDialog onClose={() => setUnlocking(false)} /> : null}
    </aside>
  );
}
