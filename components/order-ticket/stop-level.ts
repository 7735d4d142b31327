import { unitsOf } from '@/components/ui/decimal';
import type { OrderRequestInput } from '@/contract/order-request';
import type { TicketOrderType, TicketSide } from './ticket-draft';

/** What a stop and a target are measured from: the order's own price, else the middle of the market. */
export interface Reference {
  readonly units: bigint;
  readonly name: string;
}

type Terms = Pick<OrderRequestInput, 'orderType' | 'limitPrice' | 'stopPrice'>;

/** The desk's own rule. Undefined while the price is missing, or the market has none. */
export function referenceOf(terms: Terms, market: string | undefined): Reference | undefined {
  switch (terms.orderType) {
    case 'limit':
    case 'stopLimit':
      return reference(terms.limitPrice, 'the limit price');
    case 'stop':
      return reference(terms.stopPrice, 'the stop price');
    case 'market':
    case 'trailingStop':
      return reference(market, 'the market');
  }
}

/** An order without a price of its own is measured from a market that moves. */
export function measuresFromMarket(orderType: TicketOrderType): boolean {
  return orderType === 'market' || orderType === 'trailingStop';
}

/** So many percent away on the losing side, on the tick, rounded towards the market as the desk does. */
export function percentLevel(
  percent: bigint,
  side: TicketSide,
  { units }: Reference,
  tick: bigint,
): bigint {
  const distance = (units * percent) / 10_000_000_000n;
  const away = units - signOf(side) * distance;
  const below = away - (away % tick);
  return side === 'buy' && below !== away ? below + tick : below;
}

/** Whether a price lies where a position of that side earns. */
export function isWinning(units: bigint, side: TicketSide, { units: from }: Reference): boolean {
  return signOf(side) * (units - from) > 0n;
}

export function isLosing(units: bigint, side: TicketSide, { units: from }: Reference): boolean {
  return signOf(side) * (units - from) < 0n;
}

function signOf(side: TicketSide): bigint {
  return side === 'buy' ? 1n : -1n;
}

function reference(price: string | number | undefined, name: string): Reference | undefined {
  const units = unitsOf(String(price ?? '0'));
  return units > 0n ? { units, name } : undefined;
}
