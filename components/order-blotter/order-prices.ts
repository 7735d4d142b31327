import { formatFigure } from '@/components/ui/format-figures';
import type { Order } from '@/contract/order';

/** What the order asks for in price, in a few signs: `189.40`, `862.10`, `182.15 → 182.00`, `trail 0.8 %`. */
export function priceWordsOf(order: Order, decimals: number | undefined): string {
  return wordsOf(order, (text) => formatFigure(text, { decimals }));
}

/** The same for a program or a spreadsheet: figures as the desk tells them, thousands not grouped. */
export function plainPriceOf(order: Order): string {
  return wordsOf(order, (text) => text);
}

function wordsOf(order: Order, show: (price: string) => string): string {
  const { limitPrice, stopPrice, trailingOffset } = order;
  switch (order.orderType) {
    case 'market':
      return 'market';
    case 'limit':
      return limitPrice === undefined ? '' : show(limitPrice);
    case 'stop':
      return stopPrice === undefined ? '' : show(stopPrice);
    case 'stopLimit':
      return [stopPrice, limitPrice]
        .filter((price) => price !== undefined)
        .map(show)
        .join(' → ');
    case 'trailingStop':
      return stopPrice === undefined
        ? `trail ${offsetWords(trailingOffset)}`
        : `${show(stopPrice)} · ${offsetWords(trailingOffset)}`;
  }
}

/** The price that rows are sorted by. */
export function sortPriceOf({ limitPrice, stopPrice }: Order): string | undefined {
  return limitPrice ?? stopPrice;
}

function offsetWords(offset: string | undefined): string {
  return offset?.replace('%', ' %') ?? '';
}
