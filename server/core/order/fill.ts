import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { AccountId, ExecutionId, InstrumentId, OrderId, VenueName } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Side } from './side';

/** Whether a fill took displayed size or was resting itself. */
export const liquidities = ['maker', 'taker'] as const;
export type Liquidity = (typeof liquidities)[number];

/** One execution at the venue (FIX ExecutionReport with ExecType = Trade). */
export interface Fill {
  readonly executionId: ExecutionId;
  readonly venue: VenueName;
  /** Absent when the venue reports a trade that no order of the desk explains. */
  readonly orderId?: OrderId | undefined;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  /** A cost is positive. */
  readonly commission: Money;
  /** Positive = worse than the mid when the order was sent. */
  readonly slippage: Money;
  readonly liquidity: Liquidity;
  /** The venue's time (FIX TransactTime, 60). */
  readonly transactTime: Instant;
  /** The venue's own words: "trade 300 @ 10.02, 240 stood ahead, you got 60". */
  readonly why?: string | undefined;
}
