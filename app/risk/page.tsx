import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Risk } from '@/components/risk/risk';
import { KillPanel } from '@/components/shell/kill-panel';

export default function RiskPage(): ReactNode {
  return (
    <SignedInFrame place="/risk">
      <Risk kill={<KillPanel />} />
    </SignedInFrame>
  );
}
