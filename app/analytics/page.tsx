import type { ReactNode } from 'react';
import { AlertRules } from '@/components/alert-rules/alert-rules';
import { Analytics } from '@/components/analytics/analytics';
import { SignedInFrame } from '@/components/desk/signed-in-frame';

export default function AnalyticsPage(): ReactNode {
  return (
    <SignedInFrame place="/analytics">
      <Analytics rules={<AlertRules />} />
    </SignedInFrame>
  );
}
