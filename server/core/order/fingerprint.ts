import { assertNever } from '../values/assert';
import type { OrderParams } from './order-params';
import type { OrderTerms } from './order-terms';

/** The caller's words as one text: two requests are the same exactly if their texts are. */
export function fingerprintOf(params: OrderParams): string {
  const flags = `${params.reduceOnly ? 'r' : ''}${params.postOnly ? 'p' : ''}`;
  return [
    params.instrument,
    params.side,
    params.quantity,
    termsText(params.terms),
    params.timeInForce,
    params.expiresAt ?? '',
    flags,
    params.displayQuantity ?? '',
    params.strategy ?? '',
  ].join('|');
}

function termsText(terms: OrderTerms): string {
  switch (terms.orderType) {
    case 'market':
      return 'market';
    case 'limit':
      return `limit ${terms.limitPrice}`;
    case 'stop':
      return `stop ${terms.stopPrice}`;
    case 'stopLimit':
      return `stopLimit ${terms.stopPrice} ${terms.limitPrice}`;
    case 'trailingStop': {
      const { trailingOffset: offset } = terms;
      const text = offset.kind === 'price' ? offset.distance : `${offset.share}%`;
      return `trailingStop ${text}`;
    }
    default:
      return assertNever(terms);
  }
}
