import type { ReactNode } from 'react';
import { DayReportPage } from '@/components/day-report/day-report-page';

export default function EndOfDayPage(): ReactNode {
  return <DayReportPage />;
}
