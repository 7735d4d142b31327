import { csvOf } from '@/components/ui/table/csv';
import type { Analytics } from '@/contract/analytics';

/** A whole report as one CSV: section, name, figure, value; every figure of the page is in it. */
export function reportCsv(report: Analytics): string {
  const { statistics, executionQuality, excursions, curve, days, distribution } = report;
  const { rejectReasons, denyReasons, ...quality } = executionQuality;
  return csvOf([
    ['section', 'name', 'figure', 'value'],
    ...figures('statistics', '', statistics),
    ...figures('executionQuality', '', quality),
    ...figures('excursions', '', excursions ?? {}),
    ...rejectReasons.map(({ reason, count }) => ['rejectReasons', reason, 'count', String(count)]),
    ...denyReasons.map(({ reason, count }) => ['denyReasons', reason, 'count', String(count)]),
    ...days.flatMap(({ tradingDay, ...day }) => figures('days', tradingDay, day)),
    ...distribution.flatMap(({ from, to, count }) =>
      figures('distribution', `${from} to ${to}`, { count }),
    ),
    ...groups('byInstrument', report.byInstrument),
    ...groups('byStrategy', report.byStrategy),
    ...groups('byOperator', report.byOperator),
    ...groups('byHour', report.byHour),
    ...curve.flatMap(({ time, ...point }) => figures('curve', time, point)),
  ]);
}

function groups(section: string, rows: Analytics['byInstrument']): readonly string[][] {
  return rows.flatMap(({ key, ...row }) => figures(section, key ?? '', row));
}

function figures(section: string, name: string, row: object): readonly string[][] {
  return Object.entries(row).map(([figure, value]) => [
    section,
    name,
    figure,
    value === null ? '' : String(value),
  ]);
}
