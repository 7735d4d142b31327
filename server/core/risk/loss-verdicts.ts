import type { AccountState } from '../account/account';
import { dayPnLOf, drawdownOf, equityOf } from '../account/account-figures-of';
import type { Valuation } from '../account/valuation';
import type { DeskContext } from '../desk/desk-context';
import { larger } from '../values/decimal';
import { keyOfScope, type LimitNode } from './risk-limits';
import type { LossCode, LossVerdict } from './risk-verdict';
import { type HeldLimit, tightestUpper } from './tightest-limit';

/**
 * The loss limits that an account is beyond at its valuation's marks; none where no limit is set.
 * The loss of the day is a positive figure and breaches at the limit itself; the drawdown, a share of
 * the peak, breaches above it. Source: trading rules 3 (checks 15, 16), requirement (drawdown).
 */
export function lossVerdicts(desk: DeskContext, account: AccountState): readonly LossVerdict[] {
  const valuation = desk.valuations.get(account.account);
  if (valuation === undefined) {
    return [];
  }
  const nodes = nodesOf(desk, account);
  const dailyLoss = tightestUpper(nodes, ({ maxDailyLoss }) => maxDailyLoss);
  const drawdown = tightestUpper(nodes, ({ maxDrawdown }) => maxDrawdown);
  return [
    ...(dailyLoss === undefined ? [] : dailyLossVerdict(account, valuation, dailyLoss)),
    ...(drawdown === undefined ? [] : drawdownVerdict(account, valuation, drawdown)),
  ];
}

function nodesOf({ state }: DeskContext, { account }: AccountState): readonly LimitNode[] {
  const scopes = [{ kind: 'desk' }, { kind: 'account', id: account }] as const;
  return scopes.flatMap((scope) => state.limits.get(keyOfScope(scope)) ?? []);
}

function dailyLossVerdict(
  account: AccountState,
  valuation: Valuation,
  limit: HeldLimit<bigint>,
): readonly LossVerdict[] {
  const loss = larger(0n, -dayPnLOf(account, equityOf(account, valuation)));
  return loss < limit.value || loss === 0n
    ? []
    : [beyond('daily-loss-above-limit', 'money', limit, loss)];
}

function drawdownVerdict(
  account: AccountState,
  valuation: Valuation,
  limit: HeldLimit<bigint>,
): readonly LossVerdict[] {
  const equity = equityOf(account, valuation);
  const drawdown = drawdownOf(larger(account.peakEquity, equity), equity);
  return drawdown <= limit.value ? [] : [beyond('drawdown-above-limit', 'ratio', limit, drawdown)];
}

function beyond(
  code: LossCode,
  unit: 'money' | 'ratio',
  { value: limit, scope }: HeldLimit<bigint>,
  current: bigint,
): LossVerdict {
  const headroom = limit - current;
  return {
    code,
    passed: false,
    severity: 'block',
    scope,
    unit,
    limit,
    current,
    projected: current,
    headroom,
  };
}
