import { expect, test } from 'vitest';
import { RequestBudget } from './request-budget';

test('entries stop where the reserve begins, and cancels go on', () => {
  const budget = new RequestBudget(() => 10);

  const entries = Array.from({ length: 10 }, () => budget.take('entry', 0));
  const cancels = Array.from({ length: 20 }, () => budget.take('relief', 0));

  expect(entries.filter(Boolean)).toHaveLength(8);
  expect(cancels).not.toContain(false);
});

test('the allowance fills evenly, and says when an entry may go', () => {
  const budget = new RequestBudget(() => 10);
  while (budget.take('entry', 0)) {}

  const waitMs = budget.waitMs(0);

  expect(waitMs).toBe(100);
  expect(budget.take('entry', waitMs - 1)).toBe(false);
  expect(budget.take('entry', waitMs)).toBe(true);
});

test('a venue without a limit takes what comes', () => {
  const budget = new RequestBudget(() => undefined);

  expect(Array.from({ length: 1_000 }, () => budget.take('entry', 0))).not.toContain(false);
});

test('an allowance that the venue names while it runs is in force at once, and over with it', () => {
  let limit: number | undefined;
  const budget = new RequestBudget(() => limit);
  for (let sent = 0; sent < 100; sent += 1) {
    budget.take('entry', sent);
  }

  limit = 5;
  const entries = Array.from({ length: 6 }, () => budget.take('entry', 100));
  limit = undefined;

  expect(entries.filter(Boolean)).toHaveLength(4);
  expect(budget.take('entry', 101)).toBe(true);
});
