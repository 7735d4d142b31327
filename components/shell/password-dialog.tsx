'use client';

import { type ReactNode, useEffect } from 'react';
import { offerPasswordDialog, usePasswordQuestion } from '@/components/feed/password-question';
import { Dialog } from '@/components/ui/dialog';
import { PasswordForm } from './password-form';
import { confirmCall } from './presence-calls';

/** Stands up whenever the desk wants the password once more; what was asked then goes on by itself. */
export function PasswordDialog(): ReactNode {
  const answer = usePasswordQuestion((question) => question.answer);
  useEffect(() => offerPasswordDialog(), []);
  if (answer === undefined) {
    return null;
  }
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
