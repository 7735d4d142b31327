import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Journal } from '@/components/journal/journal';

export default function JournalPage(): ReactNode {
  return (
    <SignedInFrame place="/journal">
      <Journal />
    </SignedInFrame>
  );
}
