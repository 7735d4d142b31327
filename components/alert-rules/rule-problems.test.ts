import { expect, test } from 'vitest';
import type { ApiProblem } from '@/components/feed/api-problem';
import { type RuleDraft, ruleProblems } from './rule-problems';

const draft: RuleDraft = {
  name: 'loss of the day',
  metric: 'dayPnL',
  comparison: 'below',
  threshold: '-5000',
  rearmAt: '',
  severity: 'warning',
  period: 'tradingDay',
};

test('a rule that is right has no message, with or without the way back', () => {
  expect(ruleProblems(draft)).toEqual({});
  expect(ruleProblems({ ...draft, rearmAt: ' -4000 ' })).toEqual({});
});

test.each<[Partial<RuleDraft>, string, RegExp]>([
  [{ name: ' ' }, 'name', /^Say what it is for/],
  [{ threshold: 'lots' }, 'threshold', /^Type a number/],
  [{ threshold: '' }, 'threshold', /^Type a number/],
  [{ threshold: '-1.000' }, 'threshold', /^Could be −1,000 or −1: type -1000 or -1\.$/],
  [{ rearmAt: '1e9' }, 'rearmAt', /^Type a number/],
  [{ rearmAt: '-5001' }, 'rearmAt', /^Must be −5,000 or more\.$/],
  [{ comparison: 'above', rearmAt: '-4999' }, 'rearmAt', /^Must be −5,000 or less\.$/],
])('of %j the field itself says what would be right', (change, field, message) => {
  const problems = ruleProblems({ ...draft, ...change });

  expect(Object.keys(problems)).toEqual([field]);
  expect(Object.values(problems)[0]).toMatch(message);
});

test('what the desk refuses of a field stands beside it', () => {
  const refusal: ApiProblem = {
    kind: 'refused',
    status: 422,
    code: 'alert-rule-malformed',
    title: 'The rule cannot be so',
    detail: 'It has to lie above the threshold.',
    members: { field: 'rearmAt' },
  };

  expect(ruleProblems(draft, refusal)).toEqual({ rearmAt: 'It has to lie above the threshold.' });
});
