import { unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import type { TicketField, TicketOrderType, TicketTimeInForce } from './ticket-draft';

export const typeNames = {
  market: 'Market',
  limit: 'Limit',
  stop: 'Stop',
  stopLimit: 'Stop limit',
  trailingStop: 'Trail',
} as const satisfies Record<TicketOrderType, string>;

export const timeInForceNames = {
  day: 'Day',
  goodTillCancel: 'GTC',
  goodTillDate: 'GTD',
  immediateOrCancel: 'IOC',
  fillOrKill: 'FOK',
} as const satisfies Record<TicketTimeInForce, string>;

export const fieldNames = {
  instrument: 'instrument',
  quantity: 'quantity',
  stopPrice: 'stop price',
  limitPrice: 'limit price',
  trailingOffset: 'trail',
  expiresAt: 'good till',
  stopLoss: 'stop loss',
  takeProfit: 'take profit',
  warningReason: 'reason',
} as const satisfies Record<TicketField, string>;

const timeInForceSentences = {
  day: 'good for the day',
  goodTillCancel: 'good till canceled',
  goodTillDate: 'good till the date',
  immediateOrCancel: 'immediate or cancel',
  fillOrKill: 'fill or kill',
} as const satisfies Record<TicketTimeInForce, string>;

/** An order in few words, as it stands on its button: `buy 1,200 AAPL @ 189.40`. */
export function shortWords(request: OrderRequestInput, instrument: Instrument): string {
  const quantity = formatFigure(String(request.quantity), {
    decimals: instrument.quantityDecimals === 0 ? 0 : undefined,
  });
  return [request.side, quantity, request.instrument, priceWords(request, instrument)]
    .filter((word) => word !== '')
    .join(' ');
}

/** How long it stands and what it may do, for the review. */
export function conditionWords(request: OrderRequestInput): string {
  return [
    timeInForceSentences[request.timeInForce ?? 'day'],
    request.postOnly === true ? 'post-only' : '',
    request.reduceOnly === true ? 'reduce-only' : '',
    protectionWords(request),
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function protectionWords({ stopLoss, takeProfit }: OrderRequestInput): string {
  if (stopLoss === undefined) {
    return '';
  }
  return takeProfit === undefined ? 'with a stop' : 'with a stop and a target';
}

function priceWords(request: OrderRequestInput, { priceDecimals }: Instrument): string {
  const price = (value: string | number | undefined) =>
    formatFigure(String(value ?? '0'), { decimals: priceDecimals });
  switch (request.orderType) {
    case 'market':
      return 'at market';
    case 'limit':
      return `@ ${price(request.limitPrice)}`;
    case 'stop':
      return `stop ${price(request.stopPrice)}`;
    case 'stopLimit':
      return `stop ${price(request.stopPrice)} @ ${price(request.limitPrice)}`;
    case 'trailingStop':
      return `trailing ${trailingWords(String(request.trailingOffset ?? ''), priceDecimals)}`;
  }
}

function trailingWords(offset: string, priceDecimals: number): string {
  return offset.endsWith('%')
    ? `${formatFigure(offset.slice(0, -1))} %`
    : formatFigure(offset, { decimals: priceDecimals });
}

/** Whether an order can only make a position smaller, as far as the ticket knows it. */
export function isReducing(
  request: OrderRequestInput | undefined,
  position: string | undefined,
): boolean {
  if (request === undefined || position === undefined) {
    return false;
  }
  const held = unitsOf(position);
  const asked = unitsOf(String(request.quantity));
  return request.side === 'sell' ? held >= asked && held > 0n : -held >= asked && held < 0n;
}
