import { type ReactNode, Suspense } from 'react';
import { DayReportPage } from '@/components/day-report/day-report-page';
import { SignedInFrame } from '@/components/desk/signed-in-frame';

export default function EndOfDayPage(): ReactNode {
  return (
    <SignedInFrame place="/reports/end-of-day">
      <Suspense>
        <DayReportPage />
      </Suspense>
    </SignedInFrame>
  );
}
