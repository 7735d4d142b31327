import type { Price, Ratio } from '../values/amounts';

/** How far a trailing stop stays behind: a price distance, or a share of the market price. */
export type TrailingOffset =
  | { readonly kind: 'price'; readonly distance: Price }
  | { readonly kind: 'percent'; readonly share: Ratio };

/** What an order asks for in price: exactly the prices that its type has. */
export type OrderTerms =
  | { readonly orderType: 'market' }
  | { readonly orderType: 'limit'; readonly limitPrice: Price }
  | { readonly orderType: 'stop'; readonly stopPrice: Price }
  | { readonly orderType: 'stopLimit'; readonly stopPrice: Price; readonly limitPrice: Price }
  | {
      readonly orderType: 'trailingStop';
      readonly trailingOffset: TrailingOffset;
      /** Where the stop stands now; absent until the venue has set it from the market. */
      readonly stopPrice?: Price;
    };

/** The worst price that the terms themselves allow; undefined when they name none. */
export function limitPriceOf(terms: OrderTerms): Price | undefined {
  return terms.orderType === 'limit' || terms.orderType === 'stopLimit'
    ? terms.limitPrice
    : undefined;
}

/** The price at which the order wakes; undefined when it does not wait. */
export function stopPriceOf(terms: OrderTerms): Price | undefined {
  switch (terms.orderType) {
    case 'stop':
    case 'stopLimit':
    case 'trailingStop':
      return terms.stopPrice;
    case 'market':
    case 'limit':
      return undefined;
  }
}
