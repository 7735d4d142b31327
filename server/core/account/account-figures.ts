import type { Money, Ratio } from '../values/amounts';

/** What an account is worth at the marks of one moment. All in the account's currency. */
export interface AccountFigures {
  readonly cash: Money;
  readonly equity: Money;
  readonly unrealizedPnL: Money;
  readonly realizedPnL: Money;
  readonly buyingPower: Money;
  /** Initial margin of positions and of what open orders may still do. */
  readonly marginUsed: Money;
  readonly grossExposure: Money;
  readonly netExposure: Money;
  readonly leverage: Ratio;
  readonly dayPnL: Money;
  /** Time-weighted, as the analytics tell it; absent while there is nothing to measure from. */
  readonly dayReturn?: Ratio;
  readonly peakEquity: Money;
  readonly drawdown: Ratio;
  readonly commission: Money;
}
