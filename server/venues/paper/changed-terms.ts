import type { OrderUpdates } from '../../core/order/order';
import type { OrderTerms } from '../../core/order/order-terms';

/** The price that an update names and the order's type does not have; undefined when all apply. */
export function fieldThatDoesNotApply(
  { orderType }: OrderTerms,
  updates: OrderUpdates,
): 'limitPrice' | 'stopPrice' | undefined {
  const hasLimit = orderType === 'limit' || orderType === 'stopLimit';
  const hasStop = orderType === 'stop' || orderType === 'stopLimit';
  if (updates.limitPrice !== undefined && !hasLimit) {
    return 'limitPrice';
  }
  return updates.stopPrice !== undefined && !hasStop ? 'stopPrice' : undefined;
}

/** The terms with the prices that the updates name. A trailing stop moves only by itself. */
export function changedTerms(terms: OrderTerms, updates: OrderUpdates): OrderTerms {
  const { limitPrice, stopPrice } = updates;
  switch (terms.orderType) {
    case 'limit':
      return { ...terms, limitPrice: limitPrice ?? terms.limitPrice };
    case 'stop':
      return { ...terms, stopPrice: stopPrice ?? terms.stopPrice };
    case 'stopLimit':
      return {
        ...terms,
        limitPrice: limitPrice ?? terms.limitPrice,
        stopPrice: stopPrice ?? terms.stopPrice,
      };
    case 'market':
    case 'trailingStop':
      return terms;
  }
}
