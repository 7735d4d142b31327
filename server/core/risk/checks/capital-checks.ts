import { buyingPowerOf, equityOf } from '../../account/account-figures-of';
import type { InstrumentExposure } from '../../account/valuation';
import { addQuantity, noMoney, notional, ratioOf, subtractMoney } from '../../values/amounts';
import { divide, larger, scale } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import type { RiskVerdict } from '../risk-verdict';
import { tightestLower, tightestUpper } from '../tightest-limit';
import { atLeast, fact, notConfigured, priceUnknown, reduces, upTo } from '../verdicts';

/** (Σ|position × mark| + Σ worst new opening notional) / equity ≤ limit; no equity, no entry. */
export function checkLeverage(context: CheckContext): RiskVerdict {
  const code = 'leverage-above-limit';
  if (context.isReducing) {
    return reduces(code);
  }
  const limit = tightestUpper(context.limitNodes, 'maxLeverage');
  if (limit === undefined) {
    return notConfigured(code);
  }
  const projected = projectedExposure(context);
  if (projected === undefined) {
    return priceUnknown(code);
  }
  const { account, valuation, intent } = context;
  const equity = equityOf(account, valuation);
  if (equity <= 0n) {
    return fact(code, false, 'equity is not above zero', limit.scope);
  }
  const current = ratioOf(valuation.grossExposure, equity, 'up');
  const gross = valuation.projectGross(intent.instrument, projected);
  return upTo(code, 'ratio', limit, current, ratioOf(gross, equity, 'up'));
}

/** Cash, less what every open buy and this one would cost at worst, stays above the minimum. */
export function checkBalance(context: CheckContext): RiskVerdict {
  const code = 'balance-below-minimum';
  if (context.isReducing) {
    return reduces(code);
  }
  const limit = tightestLower(context.limitNodes, 'minAccountBalance');
  if (limit === undefined) {
    return notConfigured(code);
  }
  const { account, intent, instrument, capacityPrice, openBuyCost } = context;
  if (capacityPrice === undefined || instrument === undefined) {
    return priceUnknown(code);
  }
  const cost =
    intent.side === 'buy'
      ? notional(intent.openQuantity, capacityPrice, instrument.multiplier, 'up')
      : noMoney;
  const current = subtractMoney(account.cash, openBuyCost);
  return atLeast(code, 'money', limit, current, subtractMoney(current, cost));
}

/**
 * The margin that the order adds, as an order value, is at most the buying power.
 * An order that adds no margin passes whatever the buying power.
 */
export function checkBuyingPower(context: CheckContext): RiskVerdict {
  const code = 'buying-power-exceeded';
  if (context.isReducing) {
    return reduces(code);
  }
  const projected = projectedExposure(context);
  if (projected === undefined) {
    return priceUnknown(code);
  }
  const { account, valuation, intent } = context;
  const { marginUsed, initialMargin } = valuation;
  const added = subtractMoney(valuation.projectMargin(intent.instrument, projected), marginUsed);
  const buyingPower = buyingPowerOf(equityOf(account, valuation), marginUsed, initialMargin);
  const limit = { value: buyingPower, scope: { kind: 'account', id: account.account } as const };
  const needed = added <= 0n ? 0n : divide(added * scale, initialMargin, 'up');
  return upTo(code, 'money', limit, 0n, needed);
}

/** A reduce-only order must provably reduce: against the position, and no more than is left of it. */
export function checkReduceOnly({ intent, isReducing }: CheckContext): RiskVerdict {
  const code = 'reduce-only-not-reducing';
  if (!intent.reduceOnly) {
    return fact(code, true, 'not reduce-only');
  }
  return fact(code, isReducing, isReducing ? 'reduces the position' : 'would not only reduce');
}

/** The instrument with the order among its open ones; undefined without a price or an instrument. */
export function projectedExposure(context: CheckContext): InstrumentExposure | undefined {
  const { intent, position, exposure, capacityPrice, instrument } = context;
  if (capacityPrice === undefined || instrument === undefined) {
    return undefined;
  }
  const { multiplier } = instrument;
  const { buyLeaves, sellLeaves, worstBuyPrice, worstSellPrice } = exposure;
  return intent.side === 'buy'
    ? {
        multiplier,
        position,
        buyLeaves: addQuantity(buyLeaves, intent.openQuantity),
        sellLeaves,
        worstBuyPrice: larger(worstBuyPrice, capacityPrice),
        worstSellPrice,
      }
    : {
        multiplier,
        position,
        buyLeaves,
        sellLeaves: addQuantity(sellLeaves, intent.openQuantity),
        worstBuyPrice,
        worstSellPrice: larger(worstSellPrice, capacityPrice),
      };
}
