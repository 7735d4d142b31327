'use client';

import { type ReactNode, useEffect } from 'react';
import { offerPasswordDialog, usePasswordQuestion } from '@/components/feed/password-question';
import { lateDialog } from '@/components/ui/late-dialog';

const PasswordDialog = lateDialog(
  'the question for the password',
  () => import('./password-dialog').then((module) => module.PasswordDialog),
  ({ answer }) => answer(false),
);

/** Stands up whenever the desk wants the password once more; what was asked then goes on by itself. */
export function PasswordAsker(): ReactNode {
  const answer = usePasswordQuestion((question) => question.answer);
  useEffect(() => offerPasswordDialog(), []);
  return answer === undefined ? null : <PasswordDialog answer={answer} />;
}
