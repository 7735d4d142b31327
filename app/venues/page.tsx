import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';
import { Venues } from '@/components/venues/venues';

export default function VenuesPage(): ReactNode {
  return (
    <SignedInFrame place="/venues">
      <Venues />
    </SignedInFrame>
  );
}
