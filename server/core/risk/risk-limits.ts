import type { Money, Quantity, Ratio } from '../values/amounts';
import type { InstrumentId, UserName } from '../values/ids';
import type { Instant } from '../values/instant';
import type { LimitScope } from './risk-verdict';

/** One instrument on an allow or block list, and why. */
export interface ListEntry {
  readonly instrument: InstrumentId;
  readonly reason: string;
  readonly expiresAt?: Instant;
}

/** The limits of one node of the tree. Absent = this node says nothing. */
export interface RiskLimits {
  readonly maxPositionSize?: Quantity;
  readonly maxOrderQuantity?: Quantity;
  readonly maxOrderValue?: Money;
  readonly maxDailyOrders?: number;
  readonly maxOpenPositions?: number;
  /** Of the desk and of instruments: how old a price may be, in milliseconds, for an entry on it. */
  readonly maxPriceAgeMs?: number;
  readonly minAccountBalance?: Money;
  readonly maxLeverage?: Ratio;
  /** Of the desk and of accounts: what a trading day may lose, and how far equity may fall from its peak. */
  readonly maxDailyLoss?: Money;
  readonly maxDrawdown?: Ratio;
  /** Present and not empty: only these may be entered. */
  readonly allowList?: readonly ListEntry[];
  readonly blockList?: readonly ListEntry[];
}

/** A node of the tree as the desk holds it. */
export interface LimitNode {
  readonly scope: LimitScope;
  readonly limits: RiskLimits;
  readonly changedAt: Instant;
  readonly changedBy: UserName;
  readonly reason: string;
}

/** One key per node: `desk`, `account:main`, `instrument:AAPL`. */
export function keyOfScope(scope: LimitScope): string {
  return scope.id === undefined ? scope.kind : `${scope.kind}:${scope.id}`;
}
