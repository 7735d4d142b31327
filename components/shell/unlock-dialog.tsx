'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { PasswordForm } from './password-form';
import { unlockCall } from './presence-calls';

/** The way back from a locked screen. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog
      title="Unlock"
      description="Entries and changes are possible again afterwards."
      open
      onOpenChange={onClose}
    >
      <PasswordForm call={unlockCall} verb="Unlock" onDone={onClose} />
    </Dialog>
  );
}
