import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Signals } from '@/components/signals/signals';

export default function SignalsPage(): ReactNode {
  return (
    <SignedInFrame place="/signals">
      <Signals />
    </SignedInFrame>
  );
}
