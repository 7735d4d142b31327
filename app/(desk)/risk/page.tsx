import type { ReactNode } from 'react';
import { Risk } from '@/components/risk/risk';
import { KillPanel } from '@/components/shell/kill-panel';

export default function RiskPage(): ReactNode {
  return <Risk kill={<KillPanel />} />;
}
