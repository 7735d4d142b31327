import type { ReactNode } from 'react';
import { Analytics } from '@/components/analytics/analytics';
import { SignedInFrame } from '@/components/desk/signed-in-frame';

export default function AnalyticsPage(): ReactNode {
  return (
    <SignedInFrame place="/analytics">
      <Analytics />
    </SignedInFrame>
  );
}
