import { type Money, noMoney } from '../values/amounts';
import { divide } from '../values/decimal';
import type { AccountState } from './account';
import type { Valuation } from './valuation';

/** The requirement's portfolio statistics, over the open positions of an account. */
export interface PortfolioStatistics {
  readonly totalPositions: number;
  /** Sum of absolute market values: what is at stake, long and short alike. */
  readonly totalValue: Money;
  readonly totalUnrealizedPnL: Money;
  /** Of the account since it was opened, closed positions included, gross of commission. */
  readonly totalRealizedPnL: Money;
  /** Total value over the number of positions; zero when flat. */
  readonly avgPositionSize: Money;
  /** Positions whose unrealized P&L is above, and below, zero. */
  readonly winningPositions: number;
  readonly losingPositions: number;
}

/** Adds up an account's open positions at the valuation's marks. */
export function portfolioStatistics(
  account: AccountState,
  valuation: Valuation,
): PortfolioStatistics {
  let winningPositions = 0;
  let losingPositions = 0;
  for (const instrument of account.positions.keys()) {
    const unrealizedPnL = valuation.unrealizedPnLOf(instrument);
    winningPositions += unrealizedPnL > 0n ? 1 : 0;
    losingPositions += unrealizedPnL < 0n ? 1 : 0;
  }
  const totalPositions = account.positions.size;
  const totalValue = valuation.grossExposure;
  return {
    totalPositions,
    totalValue,
    totalUnrealizedPnL: valuation.unrealizedPnL,
    totalRealizedPnL: account.realizedPnL,
    avgPositionSize:
      totalPositions === 0
        ? noMoney
        : (divide(totalValue, BigInt(totalPositions), 'halfEven') as Money),
    winningPositions,
    losingPositions,
  };
}
