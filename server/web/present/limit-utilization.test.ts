import { describe, expect, test } from 'vitest';
import { accountFigures } from '../../core/account/account-figures-of';
import { Valuation } from '../../core/account/valuation';
import { DeskBench, main } from '../../core/desk/desk.fixture';
import type { RiskLimits } from '../../core/risk/risk-limits';
import { money } from '../../core/values/amounts';
import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { limitUses } from './limit-utilization';

describe('a floor under the balance', () => {
  test.each([
    ['50000', '100000', '0.5', '50000'],
    ['100000', '40000', '2.5', '-60000'],
    // Nothing is there: no share of it can be told, and the floor is broken.
    ['50000', '0', '1', '-50000'],
    ['50000', '-20000', '1', '-70000'],
    ['0', '0', '1', '0'],
    ['0', '100000', '0', '100000'],
    // Below zero it allows so much debt.
    ['-50000', '100000', '0', '150000'],
    ['-50000', '-20000', '0.4', '30000'],
  ])('of %s is used by %s in cash as %s', (floor, cash, used, headroom) => {
    expect(useOf({ minAccountBalance: money(floor) }, cash)).toMatchObject({ used, headroom });
  });
});

describe('a limit of zero', () => {
  test('is used up before anything is done', () => {
    expect(useOf({ maxDailyOrders: 0 }, '100000')).toMatchObject({ used: '1', headroom: '0' });
  });
});

function useOf(limits: RiskLimits, cash: string) {
  const account = new DeskBench().state.accounts.get(main);
  if (account === undefined) {
    throw new Error('Broken invariant: a desk has its account');
  }
  account.cash = money(cash);
  const [use] = limitUses(
    new Map([['desk', nodeOf(limits)]]),
    account,
    accountFigures(account, new Valuation()),
  );
  return use;
}

function nodeOf(limits: RiskLimits) {
  const scope = { kind: 'desk' } as const;
  return {
    scope,
    limits,
    changedAt: toInstant(0),
    changedBy: toUserName('chief'),
    reason: 'as shipped',
  };
}
