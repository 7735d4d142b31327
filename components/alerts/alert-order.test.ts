import { describe, expect, test } from 'vitest';
import type { Alert } from '@/contract/alert';
import { alertFilters, gravestOf, inOrderOfCare, passes } from './alert-order';

function alert(alertId: string, severity: Alert['severity'], change: Partial<Alert> = {}): Alert {
  return {
    alertId,
    severity,
    code: alertId,
    message: alertId,
    count: 1,
    firstAt: '2026-11-22T12:00:00.000Z',
    lastAt: '2026-11-22T12:00:00.000Z',
    sequence: 1,
    ...change,
  };
}

describe('alerts', () => {
  const alerts = [
    alert('note', 'info', { lastAt: '2026-11-22T12:09:00.000Z' }),
    alert('done', 'critical', { acknowledgedBy: 'chief' }),
    alert('old', 'high'),
    alert('new', 'high', { lastAt: '2026-11-22T12:01:00.000Z' }),
    alert('grave', 'critical'),
  ];

  test('stand by what needs care first: open, grave, new', () => {
    expect(inOrderOfCare(alerts).map(({ alertId }) => alertId)).toEqual([
      'grave',
      'new',
      'old',
      'note',
      'done',
    ]);
  });

  test('are filtered by how grave they are', () => {
    const shown = alertFilters.map((filter) =>
      alerts.filter((one) => passes(one, filter)).map(({ alertId }) => alertId),
    );

    expect(shown).toEqual([
      ['note', 'done', 'old', 'new', 'grave'],
      ['done', 'old', 'new', 'grave'],
      [],
      ['note'],
    ]);
  });

  test('are as grave as the gravest that nobody has acknowledged', () => {
    expect(gravestOf(alerts)).toBe('critical');
    expect(gravestOf(alerts.slice(0, 2))).toBe('info');
    expect(gravestOf(alerts.slice(1, 2))).toBeUndefined();
  });
});
