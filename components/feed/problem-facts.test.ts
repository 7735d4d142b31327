import { describe, expect, test } from 'vitest';
import type { ApiProblem } from './api-problem';
import { factsOf } from './problem-facts';

const refused = (members: Record<string, unknown>): ApiProblem => ({
  kind: 'refused',
  status: 422,
  code: 'order-denied',
  title: 'Denied',
  detail: 'The order was denied.',
  members: {
    type: '/api/v1/docs/problems#order-denied',
    title: 'Denied',
    status: 422,
    code: 'order-denied',
    detail: 'The order was denied.',
    ...members,
  },
});

describe('what stands behind a refusal', () => {
  test('is every check that failed and every field that is wrong', () => {
    const verdict = {
      code: 'order-value-above-limit',
      passed: false,
      severity: 'block',
      scope: { kind: 'desk' },
      unit: 'money',
      message: 'Order value 300,000 is above the limit of 250,000.',
    };

    expect(
      factsOf(
        refused({
          verdicts: [verdict, { ...verdict, passed: true, message: 'fine' }],
          errors: [{ field: 'quantity', message: 'Must be more than zero.' }],
        }),
      ),
    ).toEqual([
      { name: verdict.message, value: '' },
      { name: 'quantity', value: 'Must be more than zero.' },
    ]);
  });

  test('is nothing when there is no answer, or one without figures', () => {
    expect(factsOf({ kind: 'unreachable', code: 'unreachable', detail: 'no connection' })).toEqual(
      [],
    );
    expect(factsOf(refused({}))).toEqual([]);
    expect(factsOf(refused({ verdicts: 'nonsense' }))).toEqual([]);
  });
});
