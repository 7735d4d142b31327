import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Reconciliation } from '@/components/reconciliation/reconciliation';

export default function ReconciliationPage(): ReactNode {
  return (
    <SignedInFrame place="/reconciliation">
      <Reconciliation />
    </SignedInFrame>
  );
}
