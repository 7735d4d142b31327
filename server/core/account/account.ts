import type { Excursion } from '../position/excursion';
import type { ClosedPosition, Position } from '../position/position';
import type { LossCode } from '../risk/risk-verdict';
import type { QualityMark } from '../statistics/execution-quality-since';
import type { ExecutionStatistics } from '../statistics/statistics-sums';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { AccountId, InstrumentId, OrderId } from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';

/** What the open orders of one instrument may still do: capacity is held for all of it. */
export interface OpenExposure {
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
  /** Open orders of the instrument, whatever their status, in the order in which they came. */
  readonly orderIds: OrderId[];
  /** Sum of leaves, a pending replace counted at the larger size. */
  buyLeaves: Quantity;
  sellLeaves: Quantity;
  /** The price at which capacity is held for each open order of a side, sorted upwards. */
  readonly buyPrices: Price[];
  readonly sellPrices: Price[];
  /** The highest of them; zero with none. */
  worstBuyPrice: Price;
  worstSellPrice: Price;
  /** What the open buys would cost at their worst price. */
  buyCost: Money;
}

/** The books of one account. Mutable: only `evolve` writes here. */
export interface AccountState {
  readonly account: AccountId;
  readonly currency: string;
  readonly initialCapital: Money;
  cash: Money;
  /** Sum of deposits less withdrawals, the first capital included. */
  netDeposits: Money;
  realizedPnL: Money;
  commission: Money;
  readonly positions: Map<InstrumentId, Position>;
  /** How far open positions had gone when it was last journalled. */
  readonly excursions: Map<InstrumentId, Excursion>;
  /** Newest last, bounded; the read tables keep all. */
  readonly closedPositions: ClosedPosition[];
  readonly exposures: Map<InstrumentId, OpenExposure>;
  /** Instruments with a position or with an open order: entries on their way count. */
  readonly activeInstruments: Set<InstrumentId>;
  /** Sum of `buyCost` over all instruments. */
  openBuyCost: Money;
  tradingDay: TradingDay;
  /** The one before it; absent on the first. */
  previousTradingDay?: TradingDay;
  /** Orders sent since the trading day began. */
  ordersToday: number;
  netDepositsAtDayStart: Money;
  qualityAtDayStart: QualityMark;
  equityAtDayStart: Money;
  /** What of it was in open positions: what they won before the day is not realized on it. */
  unrealizedAtDayStart: Money;
  peakEquity: Money;
  /** Equity when last journalled. */
  lastEquity: Money;
  lastEquityAt: Instant;
  /** The loss limits that the account was stopped for on this trading day. */
  lossLatches: readonly LossCode[];
  /** Running sums that the execution statistics are made from. */
  readonly statistics: ExecutionStatistics;
}
