import type { ReactNode } from 'react';
import { Reconciliation } from '@/components/reconciliation/reconciliation';

export default function ReconciliationPage(): ReactNode {
  return <Reconciliation />;
}
