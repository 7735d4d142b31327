import type { Fill } from '../order/fill';
import { type Money, notional, type Price } from '../values/amounts';
import type { Instant, TradingDay } from '../values/instant';
import type { FillFact, OrderFact } from './ledger-facts';
import type { Subject } from './selection';

interface Booked {
  readonly fill: Fill;
  readonly subject: Subject;
  /** Absent when no order explains the fill. */
  readonly order: OrderFact | undefined;
  /** Of the signal that the order carries out. */
  readonly decisionPrice: Price | undefined;
  readonly time: Instant;
  readonly tradingDay: TradingDay;
  readonly realizedPnL: FillFact['realizedPnL'];
}

/** What is remembered of a fill: its costs, and how it stands against the prices known before it. */
export function fillFactOf(booked: Booked): FillFact {
  const { fill, subject, order, decisionPrice, time, tradingDay, realizedPnL } = booked;
  const { quantity, multiplier } = fill;
  const value = notional(quantity, fill.price, multiplier);
  const { arrivalPrice } = order ?? {};
  return {
    account: subject.account,
    instrument: subject.instrument,
    strategy: subject.strategy,
    operator: subject.operator,
    time,
    tradingDay,
    value,
    commission: fill.commission,
    slippage: fill.slippage,
    ...(arrivalPrice === undefined
      ? {}
      : { arrivalValue: notional(quantity, arrivalPrice, multiplier) }),
    ...(decisionPrice === undefined
      ? {}
      : {
          decisionSlippage: worseBy(fill, decisionPrice),
          decisionValue: notional(quantity, decisionPrice, multiplier),
        }),
    ...(order?.limitPrice === undefined
      ? {}
      : { improvement: -worseBy(fill, order.limitPrice) as Money }),
    liquidity: fill.liquidity,
    realizedPnL,
  };
}

/** How much worse than a price a fill was; positive = worse, as slippage is. */
function worseBy({ side, quantity, price, multiplier }: Fill, than: Price): Money {
  const above = notional(quantity, (price - than) as Price, multiplier);
  return (side === 'buy' ? above : -above) as Money;
}
