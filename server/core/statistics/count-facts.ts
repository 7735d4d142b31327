import { drawdownOf } from '../account/account-figures-of';
import { baseAfterPayment, type Payment, peakAfterPayment } from '../account/peak-after-payment';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { ClosedPosition } from '../position/position';
import { addMoney, type Money, ratioOf, subtractMoney } from '../values/amounts';
import { absolute, larger } from '../values/decimal';
import type { ExecutionStatistics } from './statistics-sums';

/** The members of an order that statistics are made from. */
export type CountedOrder = Pick<
  Order,
  'status' | 'submittedAt' | 'updatedAt' | 'lastFillAt' | 'venueOrderId' | 'cumulativeQuantity'
>;

/** Adds the costs of a fill. */
export function noteFill(
  statistics: ExecutionStatistics,
  fill: Pick<Fill, 'commission' | 'slippage'>,
): void {
  statistics.totalCommissions = addMoney(statistics.totalCommissions, fill.commission);
  statistics.totalSlippage = addMoney(statistics.totalSlippage, fill.slippage);
}

/** Adds a position that has come to zero, net of commission. */
export function noteClosedPosition(
  statistics: ExecutionStatistics,
  position: Pick<ClosedPosition, 'realizedPnL' | 'commission'>,
): void {
  const net = (position.realizedPnL - position.commission) as Money;
  statistics.closedPositions += 1;
  if (net > 0n) {
    statistics.wins += 1;
    statistics.grossProfit = addMoney(statistics.grossProfit, net);
    statistics.largestWin = larger(statistics.largestWin, net);
  } else if (net < 0n) {
    const loss = absolute(net);
    statistics.losses += 1;
    statistics.grossLoss = addMoney(statistics.grossLoss, loss);
    statistics.largestLoss = larger(statistics.largestLoss, loss);
  }
}

/**
 * Takes a closed position out again, since it goes on. `others`: the closed ones that may still be taken
 * out; of those before them only the largest are known.
 */
export function forgetClosedPosition(
  statistics: ExecutionStatistics,
  position: ClosedPosition,
  others: readonly ClosedPosition[],
): void {
  const net = netOf(position);
  statistics.closedPositions -= 1;
  if (net > 0n) {
    statistics.wins -= 1;
    statistics.grossProfit = subtractMoney(statistics.grossProfit, net);
    statistics.largestWin = others.map(netOf).reduce(larger, statistics.settledWin);
  } else if (net < 0n) {
    statistics.losses -= 1;
    statistics.grossLoss = addMoney(statistics.grossLoss, net);
    const losses = others.map((other) => -netOf(other) as Money);
    statistics.largestLoss = losses.reduce(larger, statistics.settledLoss);
  }
}

/** A closed position that nothing takes out any more. */
export function settleClosedPosition(
  statistics: ExecutionStatistics,
  position: ClosedPosition,
): void {
  const net = netOf(position);
  statistics.settledWin = larger(statistics.settledWin, net);
  statistics.settledLoss = larger(statistics.settledLoss, -net as Money);
}

function netOf({ realizedPnL, commission }: ClosedPosition): Money {
  return subtractMoney(realizedPnL, commission);
}

/** Measures an equity against the peak so far. */
export function noteEquity(statistics: ExecutionStatistics, equity: Money): void {
  statistics.lastEquity = equity;
  statistics.peakEquity = larger(statistics.peakEquity, equity);
  const drawdown = drawdownOf(statistics.peakEquity, equity);
  statistics.maxDrawdown = larger(statistics.maxDrawdown, drawdown);
}

/** Money paid in or out: what equity is measured against goes along, so that it is no fall, no gain, and hides none. */
export function notePayment(statistics: ExecutionStatistics, payment: Payment): void {
  noteEquity(statistics, payment.equity);
  statistics.peakEquity = peakAfterPayment(statistics.peakEquity, payment);
  statistics.dayEquity = baseAfterPayment(statistics.dayEquity, payment);
  noteEquity(statistics, addMoney(payment.equity, payment.amount));
}

/** Adds the return of a day: what it made over the equity it is measured from. From nothing: no return. */
export function noteReturn(statistics: ExecutionStatistics, made: Money, base: Money): void {
  if (base > 0n) {
    const dailyReturn = ratioOf(made, base);
    statistics.days += 1;
    statistics.returnSum += dailyReturn;
    statistics.returnSquareSum += dailyReturn * dailyReturn;
  }
}

/** What a closed order adds to the sums, or takes out again when an event changes it once more. */
export function countClosed(
  statistics: ExecutionStatistics,
  order: CountedOrder,
  times: 1 | -1,
): void {
  switch (order.status) {
    case 'filled':
      statistics.filledOrders += times;
      statistics.closedAtVenue += times;
      statistics.fillTime += ((order.lastFillAt ?? order.updatedAt) - order.submittedAt) * times;
      return;
    case 'rejected':
      statistics.rejectedOrders += times;
      statistics.closedAtVenue += times;
      return;
    case 'canceled':
      statistics.canceledOrders += times;
      statistics.closedAtVenue += wasAtVenue(order) ? times : 0;
      return;
    case 'expired':
      statistics.expiredOrders += times;
      statistics.closedAtVenue += wasAtVenue(order) ? times : 0;
      return;
    default:
      return;
  }
}

function wasAtVenue(order: CountedOrder): boolean {
  return order.venueOrderId !== undefined || order.cumulativeQuantity > 0n;
}
