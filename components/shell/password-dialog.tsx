'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { PasswordForm } from './password-form';
import { confirmCall } from './presence-calls';

/** Asks for the password once more, before something that a screen left open must not be enough for. */
export function PasswordDialog({
  answer,
}: {
  readonly answer: (isGiven: boolean) => void;
}): ReactNode {
  return (
    <Dialog
      title="Your password, once more"
      description="People, keys, passwords and limits change only within five minutes of it, so that a screen left open is not enough."
      open
      onOpenChange={() => answer(false)}
    >
      <PasswordForm call={confirmCall} verb="Go on" onDone={() => answer(true)} />
    </Dialog>
  );
}
