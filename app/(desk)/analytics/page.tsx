import type { ReactNode } from 'react';
import { AlertRules } from '@/components/alert-rules/alert-rules';
import { Analytics } from '@/components/analytics/analytics';

export default function AnalyticsPage(): ReactNode {
  return <Analytics rules={<AlertRules />} />;
}
