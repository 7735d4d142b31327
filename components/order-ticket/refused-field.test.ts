import { expect, test } from 'vitest';
import type { ApiProblem } from '@/components/feed/api-problem';
import { refusedField } from './refused-field';

const document = {
  type: 'about:blank',
  title: '',
  status: 400,
  code: 'request-malformed',
  detail: '',
};

function refused(detail: string, members: Record<string, unknown>): ApiProblem {
  return { kind: 'refused', status: 422, code: 'a-code', title: '', detail, members };
}

test('a refusal of the protection stands beside the field that it names', () => {
  const problem = refused('The stop is on the wrong side.', { field: 'stopLoss' });

  expect(refusedField(problem, 'stopLoss')).toBe('The stop is on the wrong side.');
  expect(refusedField(problem, 'takeProfit')).toBeUndefined();
});

test('an error of the request stands beside its field, however deep it is', () => {
  const errors = [{ field: 'stopLoss.percent', message: 'Must be less than 100.' }];
  const problem = refused('', { ...document, errors });

  expect(refusedField(problem, 'stopLoss')).toBe('Must be less than 100.');
  expect(refusedField(problem, 'stopPrice')).toBeUndefined();
});

test('a lost answer is of no field', () => {
  const lost: ApiProblem = { kind: 'unreachable', code: 'unreachable', detail: '' };

  expect(refusedField(lost, 'stopLoss')).toBeUndefined();
});
