import { buyingPowerOf } from '../../account/account-figures-of';
import {
  type Money,
  noMoney,
  one,
  type Ratio,
  ratio,
  ratioOf,
  subtractMoney,
} from '../../values/amounts';
import { larger, scale } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import type { RiskLimits } from '../risk-limits';
import type { RiskVerdict } from '../risk-verdict';
import { tightestLower, tightestUpper } from '../tightest-limit';
import { atLeast, fact, notConfigured, priceUnknown, reduces, upTo } from '../verdicts';

/** (Σ|position × mark| + Σ worst new opening notional) / equity ≤ limit; no equity, no entry. */
export function checkLeverage(context: CheckContext): RiskVerdict {
  const code = 'leverage-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const limit = tightestUpper(context.limitNodes, maxLeverage);
  if (limit === undefined) {
    return notConfigured(context, code);
  }
  const { valuation, equity, projectedGross } = context;
  if (projectedGross === undefined) {
    return priceUnknown(context, code);
  }
  if (equity <= 0n) {
    return fact(context, code, false, 'equity is not above zero', limit.scope);
  }
  if (context.isPassOnly && isWithinLeverage(projectedGross, equity, limit.value)) {
    return fact(context, code, true, 'within the limit');
  }
  const current = ratioOf(valuation.grossExposure, equity, 'up');
  return upTo(context, code, 'ratio', limit, current, ratioOf(projectedGross, equity, 'up'));
}

/** Cash, less what every open buy and this one would cost at worst, stays above the minimum. */
export function checkBalance(context: CheckContext): RiskVerdict {
  const code = 'balance-below-minimum';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const limit = tightestLower(context.limitNodes, minAccountBalance);
  if (limit === undefined) {
    return notConfigured(context, code);
  }
  const { account, intent, orderValue, openBuyCost } = context;
  if (orderValue === undefined) {
    return priceUnknown(context, code);
  }
  const current = subtractMoney(account.cash, openBuyCost);
  const projected = intent.side === 'buy' ? subtractMoney(current, orderValue) : current;
  return atLeast(context, code, 'money', limit, current, projected);
}

/**
 * The exposure that the order may add is at most the buying power.
 * An order that adds none passes whatever the buying power.
 */
export function checkBuyingPower(context: CheckContext): RiskVerdict {
  const code = 'buying-power-exceeded';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const { account, valuation, equity, projectedGross } = context;
  if (projectedGross === undefined) {
    return priceUnknown(context, code);
  }
  const { initialMargin, grossIfFilled } = valuation;
  const atWorst = larger(projectedGross, grossIfFilled);
  if (context.isPassOnly && isWithinMargin(atWorst, equity, initialMargin)) {
    return fact(context, code, true, 'within the buying power');
  }
  const buyingPower = buyingPowerOf(equity, valuation.marginUsed, initialMargin);
  const limit = { value: buyingPower, scope: { kind: 'account', id: account.account } as const };
  const needed = larger(noMoney, subtractMoney(projectedGross, grossIfFilled));
  return upTo(context, code, 'money', limit, 0n, needed);
}

/**
 * The ratio rounded up is within the limit exactly if it is before it is rounded. An account that
 * could pay for all of it needs no product to see that.
 */
function isWithinLeverage(gross: Money, equity: Money, limit: Ratio): boolean {
  return (limit >= one && gross <= equity) || gross * scale <= limit * equity;
}

/**
 * The margin in use is rounded by at most half a unit: with that to spare nothing need be divided,
 * and at a margin of a half or less nothing multiplied while the equity could pay for all of it.
 */
function isWithinMargin(atWorst: Money, equity: Money, initialMargin: Ratio): boolean {
  return (
    (initialMargin <= half && atWorst <= equity) || atWorst * initialMargin + half <= equity * scale
  );
}

/** A reduce-only order must provably reduce: against the position, and no more than is left of it. */
export function checkReduceOnly(context: CheckContext): RiskVerdict {
  const code = 'reduce-only-not-reducing';
  const { intent, isReducing } = context;
  if (!intent.reduceOnly) {
    return fact(context, code, true, 'not reduce-only');
  }
  return fact(
    context,
    code,
    isReducing,
    isReducing ? 'reduces the position' : 'would not only reduce',
  );
}

const half = ratio('0.5');
const maxLeverage = (limits: RiskLimits) => limits.maxLeverage;
const minAccountBalance = (limits: RiskLimits) => limits.minAccountBalance;
