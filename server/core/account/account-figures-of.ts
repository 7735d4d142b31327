import { type Money, noMoney, type Ratio, ratio, ratioOf } from '../values/amounts';
import { divide, larger, scale } from '../values/decimal';
import type { AccountState } from './account';
import type { AccountFigures } from './account-figures';
import type { Valuation } from './valuation';

/** The leverage of an account that holds positions on no equity of its own: in truth without bound. */
export const leverageWithoutEquity = ratio('999999');

/** Cash and the signed market value of all positions. */
export function equityOf(account: AccountState, valuation: Valuation): Money {
  return (account.cash + valuation.marketValue) as Money;
}

/**
 * The figures of an account at the valuation's marks.
 * Buying power = (equity − margin in use)⁺ / initial margin, rounded down. Day P&L = change of
 * equity since the day began, less what was paid in or out. Day return = change of equity over the
 * equity the day is measured from, which goes along with what is paid. Drawdown = share of the highest equity
 * that is lost, the present one included, never negative; 0 while no equity was ever above zero.
 * Leverage = gross exposure / equity; 0 when flat, `leverageWithoutEquity` on equity ≤ 0.
 */
export function accountFigures(account: AccountState, valuation: Valuation): AccountFigures {
  const equity = equityOf(account, valuation);
  const { grossExposure, marginUsed } = valuation;
  const peakEquity = larger(account.peakEquity, equity);
  return {
    cash: account.cash,
    equity,
    unrealizedPnL: valuation.unrealizedPnL,
    realizedPnL: account.realizedPnL,
    buyingPower: buyingPowerOf(equity, marginUsed, valuation.initialMargin),
    marginUsed,
    grossExposure,
    netExposure: valuation.netExposure,
    leverage: leverageOf(grossExposure, equity),
    dayPnL: dayPnLOf(account, equity),
    ...dayReturnOf(account.statistics.dayEquity, equity),
    peakEquity,
    drawdown: drawdownOf(peakEquity, equity),
    commission: account.commission,
  };
}

/** What may still be bought with what the margin leaves free; zero when it leaves nothing. */
export function buyingPowerOf(equity: Money, marginUsed: Money, initialMargin: Ratio): Money {
  return equity <= marginUsed
    ? noMoney
    : (divide((equity - marginUsed) * scale, initialMargin, 'down') as Money);
}

/** Exposure over equity; see `accountFigures` for equity that is used up. */
export function leverageOf(exposure: Money, equity: Money): Ratio {
  return equity <= 0n && exposure > 0n ? leverageWithoutEquity : ratioOf(exposure, equity);
}

/** The share of the peak that is lost: 0 at the peak, above 1 when more than all is lost. */
export function drawdownOf(peakEquity: Money, equity: Money): Ratio {
  return peakEquity <= 0n || equity >= peakEquity
    ? (0n as Ratio)
    : ratioOf(peakEquity - equity, peakEquity);
}

/** What the day made of the equity it is measured from; nothing where that is nothing or less. */
function dayReturnOf(base: Money, equity: Money): Pick<AccountFigures, 'dayReturn'> {
  return base > 0n ? { dayReturn: ratioOf(equity - base, base) } : {};
}

/** Profit or loss since the trading day began, money paid in or out not counted. */
export function dayPnLOf(account: AccountState, equity: Money): Money {
  const deposited = account.netDeposits - account.netDepositsAtDayStart;
  return (equity - account.equityAtDayStart - deposited) as Money;
}
