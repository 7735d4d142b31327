import type { Alert } from '@/contract/alert';

/** The gravest first. */
const ranks = { critical: 0, high: 1, warning: 2, info: 3 } as const satisfies Record<
  Alert['severity'],
  number
>;

export function isOpenAlert({ acknowledgedBy }: Alert): boolean {
  return acknowledgedBy === undefined;
}

/** Open ones before those acknowledged; then by severity, so that nothing critical scrolls away; then the newest. */
export function inOrderOfCare(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.toSorted(
    (one, other) =>
      Number(isOpenAlert(other)) - Number(isOpenAlert(one)) ||
      ranks[one.severity] - ranks[other.severity] ||
      (one.lastAt < other.lastAt ? 1 : -1),
  );
}

/** The gravest among the open ones; undefined when all is calm. */
export function gravestOf(alerts: readonly Alert[]): Alert['severity'] | undefined {
  return inOrderOfCare(alerts.filter(isOpenAlert))[0]?.severity;
}

export const alertFilters = ['all', 'grave', 'warning', 'info'] as const;
export type AlertFilter = (typeof alertFilters)[number];

/** Whether an alert is of the kind that somebody wants to see. */
export function passes({ severity }: Alert, filter: AlertFilter): boolean {
  const isGrave = severity === 'critical' || severity === 'high';
  return filter === 'all' || (filter === 'grave' ? isGrave : severity === filter);
}
