import { formatFigure } from '@/components/ui/format-figures';
import type { Order } from '@/contract/order';
import type { UnknownOrder } from '@/contract/unknown-order';

/** An order in the fewest words that tell it apart: `buy 100 AAPL at 189.50`. */
export function orderWords({ side, quantity, instrument, limitPrice, orderType }: Order): string {
  const at = limitPrice === undefined ? orderType : `at ${formatFigure(limitPrice)}`;
  return `${side} ${formatFigure(quantity)} ${instrument} ${at}`;
}

export const askedWords = {
  submission: 'The order was sent',
  cancel: 'Its cancel was sent',
  replace: 'Its change was sent',
} as const satisfies Record<UnknownOrder['asked'], string>;

export const evidenceWords = {
  found: 'found',
  notFound: 'not found',
  noAnswer: 'no answer',
} as const satisfies Record<UnknownOrder['evidence'][number]['kind'], string>;
